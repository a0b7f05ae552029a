package dev.latchkey.problem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field of a body, or one parameter.
 *
 * @param field its name, with dots and indexes where it lies deeper: {@code names[0].name}
 * @param pointer the same as a JSON Pointer in a URI fragment (RFC 6901, 6), as RFC 9457's own example has it
 * @param detail what to do about it
 */
public record FieldError(
        @Schema(examples = "name") String field,
        @Schema(examples = "#/name") String pointer,
        @Schema(examples = "must not be blank") String detail) {

    private static final int LONGEST_NAME = 30;
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /** For a field of ours, as a dotted path such as {@code names[0].name}. */
    public static FieldError at(String field, String detail) {
        String pointer = field.replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
        return new FieldError(field, "#/" + pointer, detail);
    }

    /**
     * For a field that the sender named: cut to a sensible length, without what can't be shown or, as half a surrogate pair,
     * not
     * even be written, and escaped as RFC 6901 wants it.
     */
    static FieldError unknown(String parent, String name, String detail) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name;
        String shown = UNSHOWABLE.matcher(cut).replaceAll("\ufffd");
        FieldError of = parent.isEmpty() ? new FieldError("", "#", detail) : at(parent, detail);
        return new FieldError(parent.isEmpty() ? shown : parent + '.' + shown,
                of.pointer + '/' + URLEncoder.encode(shown.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8)
                        .replace("+", "%20").replace("%7E", "~"),
                detail);
    }
}
