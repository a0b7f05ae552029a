package dev.latchkey.verify;

/** Every reason for which a request is refused, with what the outside may know of it. */
public enum Code {

    MISSING_KEY(401, "Send your API secret key in the X-Merchant-API-Key header."),
    MALFORMED_KEY(401, "Send your API secret key once, whole, in the X-Merchant-API-Key header and never in the URL."),
    UNKNOWN_KEY(401, Words.NOT_VALID),
    REVOKED(401, Words.NOT_VALID),
    EXPIRED(401, Words.NOT_VALID),
    DISABLED(401, Words.NOT_VALID),
    ADDON_INACTIVE(402, "The Merchant API add-on is not active. Subscribe to it, or settle what is due, to go on."),
    IP_NOT_ALLOWED(403, "This API secret key may not be used from your address."),
    INSUFFICIENT_SCOPE(403, "This API secret key does not have the scope for this."),
    RATE_LIMITED(429, ""),
    QUOTA_EXCEEDED(429, "The plan's monthly quota is used up."),
    UNAVAILABLE(503, "");

    private final int status;
    private final String advice;

    Code(int status, String advice) {
        this.status = status;
        this.advice = advice;
    }

    /** The HTTP status of a refusal for this reason. */
    public int status() {
        return status;
    }

    /** The code for the outside, which must not tell the kinds of keys that don't work from each other. */
    public String publicName() {
        return advice.equals(Words.NOT_VALID) ? "INVALID_KEY" : name();
    }

    /** What to do about it, for the caller; empty where the status and its headers say it all. */
    public String advice() {
        return advice;
    }

    private static final class Words {
        static final String NOT_VALID = "This API secret key is not valid. Use one that is active in Maker Settings > API.";
    }
}
