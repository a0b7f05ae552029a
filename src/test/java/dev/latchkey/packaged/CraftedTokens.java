package dev.latchkey.packaged;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.vertx.core.json.JsonObject;

/** Looks into access tokens, and makes ones that nobody should take. */
final class CraftedTokens {

    private CraftedTokens() {
    }

    static JsonObject claimsOf(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** With the signature that the claims had before. */
    static String withOtherClaims(String token) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + base64(claimsOf(token).put("sub", "somebody-else").encode()) + "." + parts[2];
    }

    static String unsigned(URI issuer) {
        return base64("{\"alg\":\"none\"}") + "."
                + base64("{\"iss\":\"" + issuer + "\",\"aud\":\"latchkey\",\"sub\":\"nobody\",\"exp\":9999999999}") + ".";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
