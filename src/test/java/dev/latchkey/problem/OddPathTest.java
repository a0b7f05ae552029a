package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Backend;
import dev.latchkey.testing.RawHttp;
import dev.latchkey.testing.Staff;
import io.quarkus.test.junit.QuarkusTest;

/** How an error is written depends on the path, also where that can be decoded only once. */
@QuarkusTest
class OddPathTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/merchants/a;b=c/api-keys/%25", "/api/v1/merchants/%25;b/api-keys/x" })
    void anErrorIsToldWhereAPercentSignStandsBesideAParameterOfThePath(String path) throws IOException {
        RawHttp answer = RawHttp.send("GET", path, "Authorization: " + Backend.basic(Staff.PLATFORM.email(), Staff.PASSWORD));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields().get("content-type")).startsWith("application/problem+json");
    }
}
