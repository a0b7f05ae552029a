package dev.latchkey.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.vertx.core.net.PfxOptions;

/** Certificates that sign themselves, with their keys, as the JDK's own tool makes them. */
public final class TestCertificates {

    private static final String PASSWORD = "test-only-password";

    private TestCertificates() {
    }

    /**
     * A key store, which is a trust store as well.
     *
     * @param directory where it is kept, and found if it was made before
     * @param name of the file
     * @param host the name that is proven
     */
    public static PfxOptions of(Path directory, String name, String host) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        if (!Files.exists(store)) {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=DNS:" + host,
                    "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()).inheritIO().start();
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool made no certificate");
            }
        }
        return new PfxOptions().setPassword(PASSWORD).setPath(store.toString());
    }
}
