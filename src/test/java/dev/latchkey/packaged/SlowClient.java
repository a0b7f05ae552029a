package dev.latchkey.packaged;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection on which somebody takes their time. */
final class SlowClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int SOON_MILLIS = 20;

    private final Socket socket;

    SlowClient(int port) throws IOException {
        socket = new Socket("localhost", port);
    }

    static List<SlowClient> several(int count, int port) throws IOException {
        List<SlowClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new SlowClient(port));
        }
        return clients;
    }

    static void closeAll(List<SlowClient> clients) throws IOException {
        for (SlowClient client : clients) {
            client.close();
        }
    }

    /** As it is, without an end. */
    void send(String part) throws IOException {
        socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What comes until the other side closes the connection. */
    String answer() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side closes it, or has. */
    boolean isClosedSoon() {
        try {
            socket.setSoTimeout(SOON_MILLIS);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
