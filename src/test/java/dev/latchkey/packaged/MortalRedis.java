package dev.latchkey.packaged;

import java.io.IOException;
import java.nio.file.Path;

/** A Redis that dies, and comes back at the same address with what it has kept. */
final class MortalRedis implements AutoCloseable {

    private final RedisNode node;

    MortalRedis(Path data) {
        node = new RedisNode(data);
    }

    String url() {
        return node.url();
    }

    /** Begins with nothing, and keeps nothing. */
    MortalRedis startForgetful() throws IOException {
        node.discard().start("appendonly no");
        return this;
    }

    /** Begins with nothing, and answers nothing that it has not kept. */
    MortalRedis startFaithful() throws IOException {
        node.discard();
        return comeBack();
    }

    /** Begins with what it has kept. */
    MortalRedis comeBack() throws IOException {
        node.start("appendonly yes", "appendfsync always");
        return this;
    }

    /** As if its machine had lost its power. */
    void kill() throws IOException {
        node.kill();
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
