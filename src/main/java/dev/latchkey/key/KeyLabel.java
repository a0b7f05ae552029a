package dev.latchkey.key;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a key is called.
 *
 * @param keyId its id
 * @param hint the beginning and the end of its secret: those of one name are told apart by it
 */
@Schema(name = "KeyLabel")
public record KeyLabel(UUID keyId, @Schema(examples = "Core system") String name,
        @Schema(examples = "dxm_live_...k3Xz") String hint) {

    static KeyLabel of(ApiKey key) {
        return new KeyLabel(key.id, key.name, key.hint);
    }
}
