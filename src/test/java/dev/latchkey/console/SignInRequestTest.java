package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SignInRequestTest {

    @Property
    void whatABrowserSendsIsReadAsItWasTyped(@ForAll String email, @ForAll String password, @ForAll String next) {
        SignInRequest form = read("email=" + encoded(email) + "&password=" + encoded(password) + "&next=" + encoded(next));

        assertThat(form).isEqualTo(new SignInRequest(sent(email), sent(password), sent(next)));
    }

    @Property
    void whateverIsSentIsReadOrRefusedWithoutRepeatingIt(@ForAll byte[] body) {
        try {
            assertThat(SignInRequest.of(body)).isNotNull();
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "password=my-secret%zz", "email=a&password=my-secret%", "email=%u1234&password=my-secret" })
    void aFormThatIsSpoiltIsRefusedWithoutRepeatingIt(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class).hasMessageNotContaining("my-secret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "&", "=", "other=1", "next" })
    void whatIsLeftOutIsEmpty(String body) {
        SignInRequest form = read(body);

        assertThat(form.email()).isEmpty();
        assertThat(form.password()).isEmpty();
    }

    private static SignInRequest read(String body) {
        return SignInRequest.of(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // Half a surrogate pair can't be sent; what is sent for it is a question mark.
    private static String sent(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
