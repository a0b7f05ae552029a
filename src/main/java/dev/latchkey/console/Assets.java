package dev.latchkey.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Style sheets, scripts and pictures. Their addresses contain a hash of them all, so that browsers keep them for ever and
 * still never mix those of two releases.
 */
@Named("assets")
@Singleton
public class Assets {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");
    private static final String[] NAMES = { "base.css", "parts.css", "console.js", "api.js", "dialogs.js", "keys.js",
            "keyform.js", "secret.js", "members.js", "invitation.js", "usage.css", "usage.js", "charts.js", "latchkey.svg" };
    /** What others made, and where their libraries have it. */
    private static final Map<String, String> LIBRARIES = Map.of("chart.js",
            "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final String version;

    Assets() {
        MessageDigest digest = sha256();
        for (String name : NAMES) {
            files.put(name, read("/console/" + name));
        }
        LIBRARIES.forEach((name, resource) -> files.put(name, read(resource)));
        files.values().forEach(digest::update);
        version = HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** Where a page finds the file. */
    public String url(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return "/assets/" + version + "/" + name;
    }

    String version() {
        return version;
    }

    /** The file's content, null if there is none of that name. */
    byte[] content(String name) {
        return files.get(name);
    }

    static String mediaType(String name) {
        return MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    }

    private static byte[] read(String resource) {
        try (InputStream file = Assets.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(file, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
