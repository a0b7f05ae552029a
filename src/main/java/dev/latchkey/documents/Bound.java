package dev.latchkey.documents;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** How long a text, how large a number or how many entries a list can have. */
sealed interface Bound {

    /** Writes itself into a schema of its kind that has no such bound; leaves others as they are. */
    void apply(Schema schema);

    /**
     * @param max in characters
     * @param pattern what all of it looks like, or null if that can't be told
     */
    record Text(int max, String pattern) implements Bound {

        @Override
        public void apply(Schema schema) {
            if (!is(schema, SchemaType.STRING) || schema.getEnumeration() != null) {
                return;
            }
            if (schema.getMaxLength() == null) {
                schema.setMaxLength(max);
            }
            if (schema.getPattern() == null && pattern != null) {
                schema.setPattern(pattern);
            }
        }
    }

    record Number(long min, long max) implements Bound {

        @Override
        public void apply(Schema schema) {
            if (!is(schema, SchemaType.INTEGER)) {
                return;
            }
            if (schema.getMinimum() == null) {
                schema.setMinimum(BigDecimal.valueOf(min));
            }
            if (schema.getMaximum() == null) {
                schema.setMaximum(BigDecimal.valueOf(max));
            }
            if (schema.getFormat() == null) {
                schema.setFormat(schema.getMaximum().toBigInteger().bitLength() < Integer.SIZE ? "int32" : "int64");
            }
        }
    }

    record Entries(int max) implements Bound {

        @Override
        public void apply(Schema schema) {
            if (is(schema, SchemaType.ARRAY) && schema.getMaxItems() == null) {
                schema.setMaxItems(max);
            }
        }
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
