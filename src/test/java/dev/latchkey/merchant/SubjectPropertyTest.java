package dev.latchkey.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SubjectPropertyTest {

    @Property
    void whateverIsSentIsReadOrRefusedAndWhatIsReadStaysAsItIs(@ForAll String text, @ForAll char mark) {
        readOrRefused(text);
        readOrRefused("someone" + mark);
        readOrRefused(mark + "A@" + mark + "\u0130.example");
    }

    private static void readOrRefused(String text) {
        try {
            Subject subject = Subject.ofPath(text);
            assertThat(new Subject(subject.value())).isEqualTo(subject);
        } catch (ProblemException refusal) {
            assertThat(refusal.problem().status()).isEqualTo(400);
        }
    }
}
