package dev.latchkey.door.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A caller that writes what it likes into a connection, and looks at what comes back. */
final class Conversation implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int QUIET_MILLIS = 400;

    private final Socket socket;

    Conversation(int port) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    }

    /** Latin-1, so that each character is a byte. */
    Conversation send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** All until the other side closes the connection. */
    String untilClosed() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("it stays open after: " + all, e);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** All until something is in it, or the other side closes the connection. */
    String until(String text) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (!all.toString(StandardCharsets.ISO_8859_1).contains(text)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            all.write(next);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** What comes until nothing has come for a moment, or the other side closes the connection. */
    String untilQuiet() throws IOException {
        socket.setSoTimeout(QUIET_MILLIS);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketTimeoutException e) {
            // that is what was waited for
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
