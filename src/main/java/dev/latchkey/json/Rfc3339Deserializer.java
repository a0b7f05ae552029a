package dev.latchkey.json;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/**
 * Times as RFC 3339 has them: a string, with an offset, with a year of four digits in UTC too. Jackson's own reader also
 * takes numbers, and years that the database can't hold. Kept to the microsecond, as the database does.
 */
final class Rfc3339Deserializer extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;
    private static final int LAST_YEAR = 9999;
    /** Java reads more than this: times without seconds, and offsets without minutes or with seconds. */
    private static final Pattern WRITTEN = Pattern
            .compile("[0-9-]{10}[Tt][0-9:]{8}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    Rfc3339Deserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (WRITTEN.matcher(text).matches() && time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException e) {
            // told below, like a year out of range
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time of RFC 3339");
    }
}
