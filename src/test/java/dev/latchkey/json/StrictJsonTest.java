package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.latchkey.secret.KeyEnvironment;

class StrictJsonTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void makeStrict() {
        new StrictJson().customize(mapper);
    }

    @Test
    void whatIsRightIsRead() throws JsonProcessingException {
        Body body = read("""
                {"name": "a", "count": 1, "most": 2, "enabled": true, "env": "test", "scopes": ["x"]}
                """);

        assertThat(body).isEqualTo(new Body("a", 1, 2, true, KeyEnvironment.TEST, List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"name\": 1}", "{\"name\": 1.5}", "{\"name\": true}", "{\"name\": []}", "{\"name\": {}}",
            "{\"count\": \"1\"}", "{\"count\": 1.0}", "{\"count\": 1.5}", "{\"count\": true}", "{\"count\": \"\"}",
            "{\"count\": 2147483648}", "{\"most\": \"1\"}", "{\"most\": 1.5}", "{\"most\": \"\"}",
            "{\"enabled\": \"true\"}", "{\"enabled\": 1}", "{\"enabled\": \"\"}",
            "{\"env\": 0}", "{\"env\": \"LIVE\"}", "{\"env\": \"\"}", "{\"env\": \"prod\"}",
            "{\"scopes\": \"x\"}", "{\"scopes\": [1]}", "{\"scopes\": {}}", "{\"scopes\": \"\"}" })
    void aWrongTypeIsRefused(String json) {
        assertRefused(json);
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertRefused("{\"name\": \"a\", \"nmae\": \"b\"}");
        assertRefused("{\"Name\": \"a\"}");
    }

    @Test
    void aDoubledFieldIsRefused() {
        assertRefused("{\"name\": \"a\", \"name\": \"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{} {}", "{}]", "{},", "{}x", "{} null" })
    void somethingBehindTheDocumentIsRefused(String json) {
        assertRefused(json);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "{'name': 'a'}", "{name: \"a\"}", "{\"name\": \"a\",}", "{/* */}", "[]", "\"\"", "1",
            "{\"count\": NaN}", "{\"count\": 01}" })
    void whatIsNoJsonObjectIsRefused(String json) {
        assertRefused(json);
    }

    private void assertRefused(String json) {
        assertThatThrownBy(() -> read(json)).as(json).isInstanceOf(JsonProcessingException.class);
    }

    private Body read(String json) throws JsonProcessingException {
        return mapper.readValue(json, Body.class);
    }

    record Body(String name, int count, Integer most, Boolean enabled, KeyEnvironment env, List<String> scopes) {
    }
}
