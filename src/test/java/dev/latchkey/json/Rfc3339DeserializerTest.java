package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

class Rfc3339DeserializerTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void makeStrict() {
        new StrictJson().customize(mapper);
    }

    @ParameterizedTest
    @CsvSource({ "2027-01-31T00:00:00Z, 2027-01-31T00:00:00Z", "2027-01-31T09:00:00+09:00, 2027-01-31T00:00:00Z",
            "2027-01-30T16:00:00-08:00, 2027-01-31T00:00:00Z", "2027-01-31t00:00:00z, 2027-01-31T00:00:00Z",
            "2027-01-31T00:00:00.5Z, 2027-01-31T00:00:00.500Z", "2028-02-29T00:00:00Z, 2028-02-29T00:00:00Z",
            "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z" })
    void aTimeWithAnOffsetIsRead(String text, Instant time) throws JsonProcessingException {
        assertThat(read('"' + text + '"')).isEqualTo(time);
    }

    @Test
    void timesAreKeptToTheMicrosecond() throws JsonProcessingException {
        assertThat(read("\"2027-01-31T00:00:00.123456789Z\"")).isEqualTo("2027-01-31T00:00:00.123456Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "now", "2027-01-31", "00:00:00Z", "2027-01-31T00:00:00", "2027-01-31 00:00:00Z",
            "2027-02-29T00:00:00Z", "2027-13-01T00:00:00Z", "2027-01-31T24:00:00Z", "2027-01-31T00:00Z",
            "2027-01-31T00:00:00+09",
            "2027-01-31T00:00:00+09:00:30", "2027-01-31T00:00:00+19:00", "2027-01-31T00:00:00Z[UTC]", "20270131T000000Z",
            "2027-01-31T00:00:00.Z", "٢٠٢٧-01-31T00:00:00Z", "+10000-01-01T00:00:00Z", "10000-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "9999-12-31T23:59:59-00:01", "0001-01-01T00:00:00+00:01",
            "1830000000" })
    void anotherTextIsRefused(String text) {
        assertThatThrownBy(() -> read('"' + text + '"')).isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1830000000", "1830000000.5", "0", "true", "[]", "{}", "[\"2027-01-31T00:00:00Z\"]" })
    void anotherTypeIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MismatchedInputException.class);
    }

    private Instant read(String json) throws JsonProcessingException {
        return mapper.readValue(json, Instant.class);
    }
}
