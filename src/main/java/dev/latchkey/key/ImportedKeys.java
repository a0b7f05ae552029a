package dev.latchkey.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param imported how many keys were made: as many as there were lines */
@Schema(name = "ImportedApiKeys")
public record ImportedKeys(int imported) {
}
