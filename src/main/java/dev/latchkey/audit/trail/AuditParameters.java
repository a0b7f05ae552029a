package dev.latchkey.audit.trail;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import dev.latchkey.audit.AuditAction;

/** Which events to list, as it was sent; each null if it was not. */
class AuditParameters {

    @RestQuery
    @Parameter(description = "Only events of this action", schema = @Schema(implementation = AuditAction.class))
    String action;

    @RestQuery
    @Parameter(description = "Only events about this key", schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String keyId;

    @RestQuery
    @Parameter(description = "Only what this subject did")
    String actor;

    @RestQuery
    @Parameter(description = "Only events from then on", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @RestQuery
    @Parameter(description = "Only events before that", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    @RestQuery
    @Parameter(description = "How many at most", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    @RestQuery
    @Parameter(description = "The nextCursor of an earlier answer to the same question")
    String cursor;

    AuditQuery query() {
        return AuditQuery.of(action, keyId, actor, from, to, limit, cursor);
    }
}
