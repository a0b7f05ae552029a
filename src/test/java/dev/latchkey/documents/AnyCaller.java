package dev.latchkey.documents;

import java.util.List;

import dev.latchkey.testing.Backend;
import dev.latchkey.testing.IssuedSecrets;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.Staff;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Header fields that say who asks, rightly or not. */
final class AnyCaller {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 38;

    private AnyCaller() {
    }

    static Arbitrary<List<String>> of(ApiDocument.Operation operation, Stage stage) {
        Arbitrary<List<String>> honest = operation.path().startsWith("/merchant-api/")
                ? Arbitraries.just(List.of(MerchantApi.KEY_HEADER + ": " + stage.key().secret()))
                : staff(stage);
        return Arbitraries.frequencyOf(Tuple.of(8, honest), Tuple.of(1, Arbitraries.just(List.of())), Tuple.of(2, liar()));
    }

    private static Arbitrary<List<String>> staff(Stage stage) {
        return Arbitraries.frequency(Tuple.of(4, Staff.PLATFORM), Tuple.of(4, stage.merchant().owner()),
                Tuple.of(1, stage.merchant().viewer()), Tuple.of(1, stage.stranger()))
                .map(staff -> List.of("Authorization: " + Backend.basic(staff.email(), Staff.PASSWORD)));
    }

    /** With something that looks like a secret, at times where one stands; nobody's account is guessed at. */
    private static Arbitrary<List<String>> liar() {
        Arbitrary<String> secrets = Arbitraries.strings().withChars(BASE62).ofLength(SECRET_LENGTH).map("dxm_live_"::concat);
        return secrets.flatMap(secret -> Arbitraries.of("Authorization: Bearer " + secret, "Authorization: " + secret,
                "Authorization: Basic " + secret, "Authorization: Basic " + secret + "%%%",
                "Authorization: Digest a=\"" + secret,
                "Authorization: Basic =", "Authorization: Basic", "Authorization: ", "Authorization:  Bearer  ",
                "Authorization: " + Backend.basic("", secret), "Authorization: " + Backend.basic(secret, "\0\ud800"),
                "Authorization: " + Backend.basic(secret.substring(0, 20) + "@test.invalid", secret),
                "Authorization: " + Backend.basic("shop-backend\0", secret), "Authorization: Basic \u00ff" + secret,
                MerchantApi.KEY_HEADER + ": " + secret, MerchantApi.KEY_HEADER + ": " + secret + "," + secret,
                MerchantApi.KEY_HEADER + ": \t", MerchantApi.KEY_HEADER + ": " + secret.repeat(100),
                MerchantApi.KEY_HEADER + ": \u0001" + secret, MerchantApi.KEY_HEADER + ": \ud83d\ude00" + secret))
                .map(field -> {
                    IssuedSecrets.note(field);
                    return List.of(field);
                });
    }

    /** Those parts of what a caller sent to say who it is that no answer may have. */
    static List<String> confidential(AnyRequest request) {
        return request.fields().stream()
                .filter(field -> field.startsWith("Authorization:") || field.startsWith(MerchantApi.KEY_HEADER))
                .map(field -> field.substring(field.lastIndexOf(' ') + 1)).filter(value -> value.length() >= SECRET_LENGTH)
                .map(value -> value.substring(value.length() - SECRET_LENGTH)).toList();
    }
}
