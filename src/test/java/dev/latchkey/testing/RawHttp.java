package dev.latchkey.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.restassured.RestAssured;

/**
 * An answer to a request that was sent as it was written, without a client that would mend it first.
 *
 * @param fields by their names in small letters
 */
public record RawHttp(int status, Map<String, String> fields, String body) {

    private static final int PATIENCE_MILLIS = 20_000;

    /** @param lines header fields, without Host and Connection */
    public static RawHttp send(String method, String target, String... lines) throws IOException {
        String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("", Stream.of(lines).map(line -> line + "\r\n").toList()) + "\r\n";
        return send(InetAddress.getByName("127.0.0.1"), head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * @param from an address of this machine
     * @param request all of it; it asks for the connection to be closed
     */
    public static RawHttp send(InetAddress from, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return read(new String(readAll(socket.getInputStream()), StandardCharsets.ISO_8859_1));
        }
    }

    // Who refuses a body before it came closes the connection while it is still being written.
    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // the answer tells
        }
    }

    private static byte[] readAll(InputStream answer) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            answer.transferTo(all);
        } catch (IOException e) {
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toByteArray();
    }

    /** @param answer its bytes, each as a character */
    private static RawHttp read(String answer) throws IOException {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("The connection was closed without an answer");
        }
        String[] head = answer.substring(0, end).split("\r\n");
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            fields.put(head[i].substring(0, colon).toLowerCase(Locale.ROOT), head[i].substring(colon + 1).strip());
        }
        String sent = answer.substring(end + 4);
        String body = "chunked".equals(fields.get("transfer-encoding")) ? joined(sent) : sent;
        return new RawHttp(Integer.parseInt(head[0].split(" ")[1]), fields,
                new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf("\r\n", at);
            int length = Integer.parseInt(chunks.substring(at, line), 16);
            body.append(chunks, line + 2, line + 2 + length);
            at = line + 2 + length + 2;
        }
        return body.toString();
    }
}
