package dev.latchkey.testing;

import java.time.Instant;
import java.util.Locale;

import io.restassured.response.ValidatableResponse;

/** A merchant made by {@link World}. */
public record TestMerchant(String id) {

    /** @param moreFields JSON that goes on after the obligatory fields */
    public ValidatableResponse put(String moreFields) {
        return Staff.PLATFORM.put("/api/v1/merchants/" + id, """
                {"names": [{"languageCode": "ja", "name": "山田製作所"}, {"languageCode": "en", "name": "Yamada Works"}],
                 "countryCode": "JP", "enabledLanguageCodes": ["ja", "en"], "timeZone": "Asia/Tokyo" %s}
                """.formatted(moreFields));
    }

    public ValidatableResponse subscribe(String status, Instant start, Instant end) {
        return Staff.PLATFORM.put("/api/v1/merchants/" + id + "/subscription", """
                {"plan": "standard", "status": "%s", "currentPeriodStart": "%s", "currentPeriodEnd": "%s"}
                """.formatted(status, start, end));
    }

    public Staff owner() {
        return member("OWNER");
    }

    public Staff developer() {
        return member("DEVELOPER");
    }

    public Staff viewer() {
        return member("VIEWER");
    }

    Staff member(String role) {
        return new Staff(role.toLowerCase(Locale.ROOT) + "@" + id + ".test.invalid");
    }
}
