package dev.latchkey.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One element of the field {@code Forwarded} (RFC 7239, 4): what one proxy wrote about its caller. */
final class ForwardedElement {

    /** More than the four parameters need; so deep at most goes the regular expression. */
    private static final int MAX_LENGTH = 1000;
    // Colons and brackets want quotes, but not every proxy gives them.
    private static final Pattern PARAMETER = Pattern.compile("\\G[ \\t]*+(?:(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]++)="
            + "(?:\"(?<quoted>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(?<plain>[^\\s\",;]++)))?+[ \\t]*+(?:;|$)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private ForwardedElement() {
    }

    /** What the parameter {@code for} says; empty if there is none, there are two, or the element is malformed. */
    static Optional<String> nodeOf(String element) {
        if (element.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Optional<String> node = Optional.empty();
        Matcher parameter = PARAMETER.matcher(element);
        int end = 0;
        while (end < element.length()) {
            if (!parameter.find()) {
                return Optional.empty();
            }
            if ("for".equalsIgnoreCase(parameter.group("name"))) {
                if (node.isPresent()) {
                    return Optional.empty();
                }
                node = Optional.of(value(parameter));
            }
            end = parameter.end();
        }
        return node;
    }

    private static String value(Matcher parameter) {
        String quoted = parameter.group("quoted");
        return quoted == null ? parameter.group("plain") : ESCAPED.matcher(quoted).replaceAll("$1");
    }
}
