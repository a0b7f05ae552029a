package dev.latchkey.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands between the slashes of a path, and how differently servers read it. */
final class Segments {

    /**
     * What some server takes for the end of the segment, the path or what matters of it: slashes once they are decoded,
     * parameters, control characters; and a percent sign, which may be decoded a second time.
     */
    private static final Pattern DOUBTFUL = Pattern.compile("[/\\\\;?#%\\p{Cntrl}]");
    private static final Pattern ANYTHING = Pattern.compile("[%\\p{Cntrl}]");
    private static final Pattern UP = Pattern.compile("(.*[/\\\\])?\\s*\\.\\.\\s*([/\\\\;?#].*)?");

    private Segments() {
    }

    /** Percent-decoded once, as UTF-8; empty if that is not possible. */
    static Optional<String> decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return Optional.of(segment);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        try {
            for (int i = 0; i < segment.length(); i++) {
                if (segment.charAt(i) == '%') {
                    bytes.write(HexFormat.fromHexDigits(segment, i + 1, i + 3));
                    i += 2;
                } else {
                    bytes.writeBytes(segment.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
                }
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (IndexOutOfBoundsException | NumberFormatException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether a decoded segment is the same to every server. */
    static boolean isClear(String segment) {
        return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..") && !DOUBTFUL.matcher(segment).find();
    }

    /** Whether some server may take a decoded segment as a way up, so that what stands before it means nothing. */
    static boolean mayClimb(String segment) {
        return ANYTHING.matcher(segment).find() || UP.matcher(segment).matches();
    }

    /** Characters beyond it must be encoded; where they are not, it depends on the server which they are. */
    static boolean isAscii(String segment) {
        return segment.chars().allMatch(character -> character < 0x80);
    }
}
