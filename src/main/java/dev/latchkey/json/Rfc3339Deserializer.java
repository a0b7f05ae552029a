package dev.latchkey.json;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

import dev.latchkey.time.Rfc3339;

/** Reads times as RFC 3339 has them. Jackson's own reader also takes numbers, and years that the database can't hold. */
final class Rfc3339Deserializer extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    Rfc3339Deserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        Optional<Instant> time = Rfc3339.parse(parser.getText());
        return time.isPresent() ? time.get()
                : (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "not a time of RFC 3339");
    }
}
