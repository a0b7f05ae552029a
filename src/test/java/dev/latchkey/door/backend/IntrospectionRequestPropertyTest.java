package dev.latchkey.door.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class IntrospectionRequestPropertyTest {

    @Property
    void aFormIsReadAsItWasWritten(
            @ForAll @Size(max = 5) Map<@NotEmpty @Chars({ 'a', '&', '=', '+', '%', ' ' }) String, @NotEmpty @Chars({ 'b', '&',
                    '=',
                    '+', '%', '\u3042' }) String> fields) {
        FormBody body = new FormBody(fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&")));

        fields.forEach((name, value) -> assertThat(body.value(name)).isEqualTo(value));
    }

    @Property
    void whateverIsSentIsReadOrRefused(@ForAll String text, @ForAll @Chars({ '&', '=', '%', '0', 'z' }) String nearly,
            @ForAll String value) {
        assertThat(statusOf(text)).isIn(200, 400);
        assertThat(statusOf(nearly)).isIn(200, 400);
        assertThat(statusOf("token=x&scope=" + encoded(value) + "&ip=" + encoded(text))).isIn(200, 400);
    }

    @Example
    void noListOfScopesIsTooLongToBeRead() {
        assertThat(statusOf("token=x&scope=" + "a+".repeat(30_000) + "a")).isEqualTo(200);
    }

    private static int statusOf(String body) {
        try {
            IntrospectionRequest.of(new FormBody(body)).attempt();
            return 200;
        } catch (ProblemException refusal) {
            return refusal.problem().status();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
