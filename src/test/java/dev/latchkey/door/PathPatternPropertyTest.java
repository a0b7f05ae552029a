package dev.latchkey.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class PathPatternPropertyTest {

    @Property
    void aPathOfPlainSegmentsIsAPatternOfItself(@ForAll @Size(min = 1, max = 5) List<@NotEmpty @AlphaChars String> segments) {
        String path = "/" + String.join("/", segments);

        assertThat(PathPattern.parse(path).orElseThrow().match(RequestPath.of(path))).isEqualTo(PathPattern.Match.YES);
        assertThat(PathPattern.parse(path + "/**").orElseThrow().match(RequestPath.of(path + "/x/y")))
                .isEqualTo(PathPattern.Match.YES);
        assertThat(PathPattern.parse(path + "/*").orElseThrow().match(RequestPath.of(path))).isEqualTo(PathPattern.Match.NO);
    }

    @Property
    void whateverIsWrittenIsAPatternOrNoneAndWhateverIsAskedForIsAnswered(@ForAll String text,
            @ForAll @Chars({ '/', '.', '%', '2', 'e', 'f', ';', '*', '\\' }) String nearly) {
        for (String pattern : new String[] { text, nearly, "/" + nearly, "/**", "/*/" + nearly }) {
            PathPattern.parse(pattern).ifPresent(read -> {
                assertThat(read.match(RequestPath.of(text))).isNotNull();
                assertThat(read.match(RequestPath.of("/" + nearly))).isNotNull();
            });
        }
    }
}
