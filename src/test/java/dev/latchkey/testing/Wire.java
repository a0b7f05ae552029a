package dev.latchkey.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** A network between us and a server, which can be cut, and can go silent: then everything is sent and nothing arrives. */
public final class Wire implements AutoCloseable {

    private final NetServer here;
    private final NetClient there;
    private final int port;
    private final Set<NetSocket> silenced = ConcurrentHashMap.newKeySet();
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean cut;

    /** To a server at that port of this machine. */
    public Wire(Vertx vertx, int serversPort) {
        there = vertx.createNetClient();
        here = vertx.createNetServer().connectHandler(client -> {
            if (cut) {
                client.close();
                return;
            }
            connections.incrementAndGet();
            client.pause();
            there.connect(serversPort, "localhost").onSuccess(server -> join(client, server));
        });
        port = here.listen(0, "localhost").toCompletionStage().toCompletableFuture().join().actualPort();
    }

    /** Where to connect instead. */
    public int port() {
        return port;
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    /** Nothing arrives any more on the connections that there are; new ones work. */
    public void silence() {
        silenced.addAll(open);
    }

    /** No connection stands, and none can be made. */
    public void cut() {
        cut = true;
        open.forEach(NetSocket::close);
    }

    /** Connections can be made again. */
    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }

    private void join(NetSocket client, NetSocket server) {
        open.add(client);
        client.handler(bytes -> {
            if (!silenced.contains(client)) {
                server.write(bytes);
            }
        });
        server.handler(bytes -> {
            if (!silenced.contains(client)) {
                client.write(bytes);
            }
        });
        client.closeHandler(closed -> {
            open.remove(client);
            server.close();
        });
        server.closeHandler(closed -> client.close());
        client.resume();
    }
}
