package dev.latchkey.door.backend;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.latchkey.identity.ClientCredentials;
import dev.latchkey.network.ClientAddress;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.verify.Attempt;

/**
 * What is asked, as RFC 7662, 2.1 has it, with {@code scope} and {@code ip} of our own. Null is what was not sent.
 *
 * @param token the secret that somebody showed
 * @param tokenTypeHint is not looked at: there is one type
 * @param scope what the request needs, separated by blanks; all of it
 * @param ip from where the request came; without it a key that is bound to addresses is not active
 * @param clientId with clientSecret, instead of HTTP Basic
 */
@Schema(name = "IntrospectionRequest", requiredProperties = "token")
public record IntrospectionRequest(String token,
        @JsonProperty("token_type_hint") String tokenTypeHint,
        @Schema(examples = "orders:read orders:write") String scope,
        @Schema(examples = "203.0.113.7") String ip,
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_secret") String clientSecret) {

    /** RFC 6749, 3.3. Possessive: what may go back in a long list goes down the stack for each scope in it. */
    private static final Pattern SCOPES = Pattern.compile("%1$s(?: %1$s)*+".formatted("[\\x21\\x23-\\x5B\\x5D-\\x7E]++"));
    private static final int FREE = 0;

    static IntrospectionRequest of(FormBody body) {
        return new IntrospectionRequest(body.value("token"), body.value("token_type_hint"), body.value("scope"),
                body.value("ip"), body.value("client_id"), body.value("client_secret"));
    }

    /** An id without a secret says nothing: some clients send it besides HTTP Basic. */
    Optional<ClientCredentials> credentials() {
        return Optional.ofNullable(clientSecret)
                .map(secret -> new ClientCredentials(clientId == null ? "" : clientId, secret));
    }

    /** @throws ProblemException 400 if a parameter is missing or can't be used */
    Attempt attempt() {
        require(token != null, "Send token, in the body.");
        require(scope == null || SCOPES.matcher(scope).matches(), "scope must be scopes with single blanks between them.");
        ClientAddress address = ClientAddress.of(ip);
        require(ip == null || address instanceof ClientAddress.Known, "ip must be an IP address.");
        return new Attempt(Optional.of(token), false, address, scope == null ? Set.of() : Set.copyOf(List.of(scope.split(" "))),
                FREE);
    }

    private static void require(boolean right, String advice) {
        if (!right) {
            throw new ProblemException(ProblemCode.BAD_REQUEST, advice);
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "IntrospectionRequest[scope " + scope + ", ip " + ip + "]";
    }
}
