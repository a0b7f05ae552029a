package dev.latchkey.door.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamTest {

    @ParameterizedTest
    @CsvSource({
            "http://core, false, core, 80, ''",
            "https://core.example/, true, core.example, 443, ''",
            "HTTP://core:8080/api, false, core, 8080, /api",
            "http://core:8080/api/v2/, false, core, 8080, /api/v2",
            "https://[2001:db8::1]:8443, true, [2001:db8::1], 8443, ''",
            "' http://10.0.0.1:65535 ', false, 10.0.0.1, 65535, ''" })
    void anAddressOfAServerIsRead(String url, boolean tls, String host, int port, String basePath) {
        assertThat(Upstream.parse(url)).isEqualTo(new Upstream(tls, host, port, basePath));
    }

    @ParameterizedTest
    @ValueSource(strings = { "core:8080", "//core", "/api", "ftp://core", "http://", "http:core", "http://core:0",
            "http://core:65536",
            "http://user:hush-hush@core", "http://core/?a=b", "http://core/#a", "http://core/..", "http://core/a//b",
            "http://core/a;b",
            "http://core/%2e", "http://co re", "unix:/run/core" })
    void anythingElseIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> Upstream.parse(url)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("latchkey.gateway.upstream must be an address such as https://core:8443/api, but ")
                .message().doesNotContain("hush-hush").doesNotContain("\n");
    }
}
