package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;

class CreateKeyTest {

    private static final String INVISIBLE = "[\\s\\p{Z}\\p{Cf}]";

    @Property
    void aNameIsWhatStandsBetweenTheInvisible(
            @ForAll @Chars({ ' ', '\t', '\n', 'a', '\u00a0', '\u3000', '\u200b', '\ufeff', '鍵' }) String text) {
        String trimmed = text.replaceAll("^" + INVISIBLE + "+|" + INVISIBLE + "+$", "");

        assertThat(named(text).name()).isEqualTo(trimmed);
        assertThat(named(named(text).name()).name()).isEqualTo(trimmed);
    }

    private static CreateKey named(String name) {
        return new CreateKey(name, null, null, null, null, null, null, null);
    }
}
