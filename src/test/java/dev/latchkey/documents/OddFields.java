package dev.latchkey.documents;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Header fields that any request can have. */
final class OddFields {

    private OddFields() {
    }

    static Arbitrary<List<String>> accept() {
        return rarely("Accept", Arbitraries.of("*/*", "application/json", "application/problem+json", "text/html", "text/csv",
                "application/xml", "application/json;q=0", "application/json;q=nan", "*/json", "json", "/", ";;", "a/b;c=\"",
                ",",
                "application/json, application/json;q=0.5", "text/html;q=0.9, */*;q=0.1", "application/*", "a/b;q=1.0000",
                "application/json;v=\u0001", "*/*;q=0", "application/json;charset=utf-16"));
    }

    static Arbitrary<List<String>> contentType(String right) {
        Arbitrary<List<String>> wrong = Arbitraries.oneOf(OddTexts.inFields(), Arbitraries.of("application/json", "text/plain",
                "application/json;charset=utf-16", "application/json;charset=nope", "application/json;charset=\"", "json",
                "*/*",
                "application/*", "multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded",
                "application/x-ndjson", "application/merge-patch+json", "application/octet-stream", ";", "/", "a/b/c"))
                .map(value -> List.of("Content-Type: " + value));
        return Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just(List.of("Content-Type: " + right))), Tuple.of(1, wrong),
                Tuple.of(1, Arbitraries.just(List.of())));
    }

    /**
     * Without those that tell addresses: the framework's own reader of them, which the tests turned on, throws at an empty one.
     */
    static Arbitrary<List<String>> others() {
        Arbitrary<String> names = Arbitraries.of("Cookie", "Accept-Language", "Accept-Encoding", "If-None-Match", "Range",
                "Origin",
                "Content-Encoding", "Expect", "TE", "X-Forwarded-Proto", "X-Forwarded-Host",
                "X-Request-Id", "traceparent", "X-HTTP-Method-Override", "Content-Language", "Upgrade", "Date", "X-Odd");
        Arbitrary<String> values = Arbitraries.oneOf(OddTexts.inFields(),
                Arbitraries.of("latchkey-session=x", "a=b; a=c", "gzip",
                        "ja;q=x", "bytes=9-1", "https://other.invalid", "http://[",
                        "00-0-0-00"));
        return rarely(names.flatMap(name -> values.map(value -> name + ": " + value)));
    }

    private static Arbitrary<List<String>> rarely(String name, Arbitrary<String> values) {
        return rarely(values.map(value -> name + ": " + value));
    }

    private static Arbitrary<List<String>> rarely(Arbitrary<String> fields) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())), Tuple.of(1, fields.map(List::of)));
    }
}
