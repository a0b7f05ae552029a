package dev.latchkey.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** What nobody means to send: texts that some reader once stumbled over, and any other. */
final class OddTexts {

    /** No refusal repeats a value, for it may be a secret in the wrong field. */
    static final String NOT_TO_BE_REPEATED = "this-value-is-not-to-be-repeated";

    private OddTexts() {
    }

    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(Tuple.of(6, known()), Tuple.of(2, Arbitraries.strings().ofMaxLength(40)),
                Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(300)),
                Tuple.of(1, Arbitraries.of(50, 101, 256, 600, 5000, 70_000).map("x"::repeat)),
                Tuple.of(1,
                        Arbitraries.of("a ", "a/", "\"\",", "a&", "a=b&", "a-", "1.", "::").map(part -> part.repeat(20_000))));
    }

    private static Arbitrary<String> known() {
        return Arbitraries.of("", " ", "\t", "null", "NaN", "Infinity", "-1", "0", "00", "1e400", "9".repeat(400), "2147483648",
                "-9223372036854775809", "true", "[]", "{}", "\0", "a\0b", "\u0001", "\u001f", "\u007f", "\u0085", "\u2028",
                "\ud800", "x\udc00y", "\udfff\ud800", "\ud83d\ude00", "\u202eevil", "\u200b", "\ufeff", "\uff41", "\u0130",
                "e\u0301",
                "ends in half a pair \ud83d\ude00".repeat(3), "\ud83d\ude00".repeat(20), "..", "../..", "/", "\\", "%", "%00",
                "%zz",
                "' OR '1'='1' --", "\"; DROP TABLE x;", "${jndi:ldap://x}", "{{7*7}}", "<script>alert(1)</script>", "%s%n",
                "0000-00-00T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00+99:99", "9999-12-31T23:59:60Z",
                "+1000000000-12-31T23:59:59Z", "-0001-01-01T00:00:00Z", "2026-01-01", "2026-01-01T24:00:00Z",
                "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00.0000000000001Z",
                "00000000-0000-0000-0000-000000000000", "0-0-0-0-0", "ffffffff-ffff-ffff-ffff-fffffffffffff",
                "256.1.1.1", "1.1.1.1/33", "1.1.1.1/-1", "::ffff:1.2.3.4/200", "fe80::1%eth0", "::/0", "[::1]:80",
                "AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "____________________-_", "W/\"1\"", "\"1\"", "\"", "*", "\"1\", \"2\"",
                ",",
                "name", "-name", "a@b", "a@b@c", "@", "x@" + "y".repeat(300), "Etc/Nowhere", "GMT+99", "JPY", "XXX", "zz-ZZ",
                NOT_TO_BE_REPEATED);
    }

    /** As a part of a URL, at times percent-encoded as it must not be. */
    static Arbitrary<String> inUrls() {
        Arbitrary<String> encoded = any().map(text -> URLEncoder.encode(text.substring(0, Math.min(text.length(), 600)),
                StandardCharsets.UTF_8).replace("+", "%20"));
        return Arbitraries.frequencyOf(Tuple.of(3, encoded),
                Tuple.of(2, Arbitraries.of("%", "%z", "%zz", "%0", "%00", "%0d%0aX:1",
                        "%25", "%2525", "%2e%2e", ".", "..;", ";x=1", "a;b=c", "a%2Fb", "%5c", "%C3%28", "%C0%AF", "%ED%A0%80",
                        "%F5%80%80%80",
                        "%F0%9F%98%80", "%E2%80%AE", "+", "=", "&", "[", "]", "{x}", "|", "^", "`", "\\", "\"", "<>", "~",
                        "\u00e9", "\u20ac",
                        "x".repeat(200), "x".repeat(3000))));
    }

    /** As a header field's value: what ends its line is left out. */
    static Arbitrary<String> inFields() {
        return any().map(text -> text.replaceAll("[\r\n]", " "));
    }
}
