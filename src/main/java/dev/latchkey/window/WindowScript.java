package dev.latchkey.window;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The Lua script that decides, and the name by which Redis remembers it.
 *
 * @param source the script's text
 * @param sha1 what {@code EVALSHA} wants
 */
record WindowScript(String source, String sha1) {

    private static final String RESOURCE = "sliding-window.lua";

    static WindowScript load() {
        try (InputStream resource = WindowScript.class.getResourceAsStream(RESOURCE)) {
            return of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WindowScript of(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
            return new WindowScript(source, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
