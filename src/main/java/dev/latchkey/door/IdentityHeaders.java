package dev.latchkey.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.latchkey.verify.Verdict;

/**
 * For whom a request was admitted, in the header fields that the backend reads. Every admitted request has all of them, so that
 * none is left of what its client may have claimed in them.
 */
public final class IdentityHeaders {

    public static final String MERCHANT = "X-Merchant-Id";
    public static final String KEY = "X-Api-Key-Id";
    /** What the key is limited to, separated by blanks; {@value #EVERYTHING} if it is not limited. */
    public static final String SCOPES = "X-Api-Key-Scopes";

    /** What no scope is called. An empty value would do as well, but some proxies drop fields that have one. */
    public static final String EVERYTHING = "*";

    /**
     * The same names as some backends spell them: who makes variables of header fields, as CGI does (RFC 3875, 4.1.18), can't
     * tell a hyphen from an underscore.
     */
    public static final List<String> LOOKALIKES = List.of("x_merchant_id", "x_api_key_id", "x_api_key_scopes");

    private IdentityHeaders() {
    }

    /** In the order in which they are documented. */
    public static Map<String, String> of(Verdict.Admitted admitted) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(MERCHANT, admitted.merchant().value());
        fields.put(KEY, admitted.key().toString());
        fields.put(SCOPES, admitted.scopes().isEmpty() ? EVERYTHING : String.join(" ", admitted.scopes()));
        return fields;
    }
}
