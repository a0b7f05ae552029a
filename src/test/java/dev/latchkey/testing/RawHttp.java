package dev.latchkey.testing;

import java.io.IOException;
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
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("", Stream.of(lines).map(line -> line + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static RawHttp read(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String[] head = answer.substring(0, end).split("\r\n");
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            fields.put(head[i].substring(0, colon).toLowerCase(Locale.ROOT), head[i].substring(colon + 1).strip());
        }
        return new RawHttp(Integer.parseInt(head[0].split(" ")[1]), fields, answer.substring(end + 4));
    }
}
