package dev.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

class MessagesTest {

    private static final Pattern VALUE = Pattern.compile("\\{[a-z][A-Za-z]*}|\\{#is [A-Z_]+}|\\{#case [0-9A-Za-z']+}");

    @ParameterizedTest
    @ValueSource(classes = { LayoutMessages.class, SignInMessages.class, MerchantMessages.class, KeyMessages.class,
            KeyDialogMessages.class, KeyLifeMessages.class, LeakMessages.class, AuditMessages.class, MemberMessages.class,
            InvitationMessages.class, ErrorMessages.class, UsageMessages.class, ContractMessages.class })
    void everyTextIsThereInJapaneseWithTheSameValues(Class<?> bundle) throws IOException {
        Properties japanese = japanese(bundle.getAnnotation(MessageBundle.class).value());

        assertThat(japanese.stringPropertyNames())
                .isEqualTo(Stream.of(bundle.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet()));
        for (Method method : bundle.getDeclaredMethods()) {
            assertThat(values(japanese.getProperty(method.getName()))).as(method.getName())
                    .isEqualTo(values(method.getAnnotation(Message.class).value()));
        }
    }

    private static Properties japanese(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/messages/" + bundle + "_ja.properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
