package dev.latchkey.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.latchkey.testing.RawHttp;

/**
 * A request as it goes over the wire.
 *
 * @param fields header fields, each with its name
 */
record AnyRequest(String method, String target, List<String> fields, byte[] body) {

    private static final int SHOWN = 400;

    RawHttp send(InetAddress from) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        fields.forEach(field -> head.append(field).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return RawHttp.send(from, all.toByteArray());
    }

    /**
     * As routing sees it: what stands behind a semicolon is a parameter of its segment, one dot is none, two lead elsewhere.
     */
    String path() {
        String path = target.split("\\?", 2)[0].replaceAll(";[^/]*", "").replaceAll("(?i)%2e", ".").replaceAll("/\\.(?=/|$)",
                "");
        return path.contains("/..") ? "/" : path;
    }

    /** As a person can read it, what is long cut. */
    @Override
    public String toString() {
        return shown(method + " " + target) + " " + fields.stream().map(AnyRequest::shown).toList() + " "
                + shown(new String(body, StandardCharsets.ISO_8859_1));
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(SHOWN).forEach(character -> shown.append(
                character < ' ' || character > '~' ? "\\u%04x".formatted(character) : Character.toString(character)));
        return shown.append(text.length() > SHOWN ? "... (" + text.length() + ")" : "").toString();
    }
}
