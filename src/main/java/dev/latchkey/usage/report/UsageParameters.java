package dev.latchkey.usage.report;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Of which time to tell what was used, as it was sent; each null if it was not. */
class UsageParameters {

    @RestQuery
    @Parameter(description = "A time in the first step. If absent: 60 minutes, 24 hours or 30 days before the end; for days, without to, the beginning of the current period", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @RestQuery
    @Parameter(description = "The time before which the last step begins. If absent, the current step is the last", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @RestQuery
    @Parameter(description = "Hours and days are those of the merchant's time zone; at most 1,500 steps are told at once", schema = @Schema(type = SchemaType.STRING, enumeration = {
            "minute", "hour", "day" }, defaultValue = "hour"))
    String step;

    @RestQuery
    @Parameter(description = "Only what this key did", schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String keyId;

    UsageQuery query(String groupBy) {
        return UsageQuery.of(from, to, step, keyId, groupBy);
    }
}
