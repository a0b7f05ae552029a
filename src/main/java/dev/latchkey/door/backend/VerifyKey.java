package dev.latchkey.door.backend;

import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.key.ScopeName;
import dev.latchkey.network.ClientAddress;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.verify.Attempt;

/**
 * What is asked.
 *
 * @param secret that somebody showed
 * @param scope what the request needs; nothing if absent
 * @param ip from where the request came; without it a key that is bound to addresses is refused
 * @param cost what it takes from the limit and the quota; 1 if absent, 0 only looks
 */
@Schema(name = "VerifyApiKey")
public record VerifyKey(
        @NotNull String secret,
        @Pattern(regexp = ScopeName.FORM, message = "must be a scope such as orders:read") @Schema(examples = "orders:read") String scope,
        @Schema(examples = "203.0.113.7") String ip,
        @Min(0) @Max(10_000) @Schema(defaultValue = "1") Integer cost) {

    /** @throws ProblemException 422 if the address is none */
    Attempt attempt() {
        ClientAddress address = ClientAddress.of(ip);
        if (ip != null && !(address instanceof ClientAddress.Known)) {
            throw ProblemException.invalidField("ip", "must be an IPv4 or IPv6 address");
        }
        return new Attempt(Optional.of(secret), false, address, scope == null ? Set.of() : Set.of(scope),
                cost == null ? 1 : cost);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "VerifyKey[scope " + scope + ", ip " + ip + ", cost " + cost + "]";
    }
}
