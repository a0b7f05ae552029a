package dev.latchkey.door.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body on its way through: watched, never kept. */
final class WatchedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final Watcher watcher;
    private boolean begun;
    private boolean wanted;
    private boolean ended;

    WatchedBody(ReadStream<Buffer> body, Watcher watcher) {
        this.body = body;
        this.watcher = watcher;
    }

    /** Hears what happens to it. */
    interface Watcher {

        /** Its receiver is ready for the first part. */
        void begins();

        /** @return whether this part is to be passed on */
        boolean part(Buffer part);

        void ended();
    }

    /** Whether it is the sender's turn. */
    boolean waitsForSender() {
        return wanted && !ended;
    }

    @Override
    public WatchedBody handler(Handler<Buffer> handler) {
        body.handler(handler == null ? null : part -> {
            if (watcher.part(part)) {
                handler.handle(part);
            }
        });
        return this;
    }

    @Override
    public WatchedBody endHandler(Handler<Void> handler) {
        body.endHandler(handler == null ? null : end -> {
            ended = true;
            watcher.ended();
            handler.handle(end);
        });
        return this;
    }

    @Override
    public WatchedBody exceptionHandler(Handler<Throwable> handler) {
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public WatchedBody pause() {
        wanted = false;
        body.pause();
        return this;
    }

    @Override
    public WatchedBody resume() {
        if (!begun) {
            begun = true;
            watcher.begins();
        }
        wanted = true;
        body.resume();
        return this;
    }

    @Override
    public WatchedBody fetch(long amount) {
        wanted = true;
        body.fetch(amount);
        return this;
    }
}
