package dev.latchkey.door.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.RawHttp;
import dev.latchkey.testing.SeenAnswers;
import io.quarkus.test.junit.QuarkusTest;

/** What is no request gets no further than the HTTP layer, which says no more than that. */
@QuarkusTest
class MalformedRequestTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = { "/merchant-api/v1/merchant", "/merchant-api/v1/usage" })
    void aQueryThatCanNotBeDecodedIsRefused(String path) throws IOException {
        RawHttp answer = RawHttp.send("GET", path + "?%zz");
        SeenAnswers.note("GET", path, answer.status());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/merchant-api/v1/merchant", "/merchant-api/v1/usage" })
    void aFieldWithAControlCharacterIsRefused(String path) throws IOException {
        assertThat(RawHttp.send("GET", path, "X-Merchant-API-Key: a\0b").status()).isEqualTo(400);
    }
}
