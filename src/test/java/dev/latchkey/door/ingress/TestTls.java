package dev.latchkey.door.ingress;

import java.security.KeyStore;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLContext;

import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;

/**
 * What {@code quarkus.tls.ingress.*} may say.
 *
 * @param key null if there is no key store
 * @param trusted null if there is no trust store
 */
record TestTls(PfxOptions key, PfxOptions trusted) implements TlsConfiguration {

    @Override
    public KeyStore getKeyStore() {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyCertOptions getKeyStoreOptions() {
        return key;
    }

    @Override
    public KeyStore getTrustStore() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TrustOptions getTrustStoreOptions() {
        return trusted;
    }

    @Override
    public SSLOptions getSSLOptions() {
        return new SSLOptions().setKeyCertOptions(key).setTrustOptions(trusted)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
    }

    @Override
    public SSLContext createSSLContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isTrustAll() {
        return false;
    }

    @Override
    public Optional<String> getHostnameVerificationAlgorithm() {
        return Optional.empty();
    }

    @Override
    public boolean usesSni() {
        return false;
    }

    @Override
    public boolean reload() {
        return false;
    }
}
