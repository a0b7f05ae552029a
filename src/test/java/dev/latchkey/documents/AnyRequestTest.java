package dev.latchkey.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.RawHttp;
import dev.latchkey.testing.SeenAnswers;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Sends every operation of the documents what it is meant for and what it is not, and holds every answer to the documents. It
 * comes behind all tests that could mind what it leaves. The same seed sends the same requests:
 *
 * <pre>
 * ./mvnw test -Dtest=AnyRequestTest -Dfuzz.seed=7 -Dfuzz.tries=1000
 * </pre>
 */
@QuarkusTest
@Order(Integer.MAX_VALUE - 2)
class AnyRequestTest extends ApiTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    /** For each operation. */
    private static final int TRIES = Integer.getInteger("fuzz.tries", 30);
    /** Before what was wrecked is replaced. */
    private static final int TRIES_ON_A_STAGE = 30;

    /** Each with the first request that it was about. */
    private final Map<String, String> complaints = new TreeMap<>();

    @Test
    void whateverIsSentIsAnsweredAsItIsDocumented() {
        Staff stranger = world().merchant().owner();
        JqwikSession.run(() -> Stream.of("management", "merchant").map(ApiDocument::fetch)
                .forEach(document -> document.operations().forEach(operation -> tryOut(document, operation, stranger))));

        assertThat(complaints.entrySet().stream().map(complaint -> complaint.getKey() + "\n    " + complaint.getValue()))
                .as("-Dfuzz.seed=%d -Dfuzz.tries=%d", SEED, TRIES).isEmpty();
        TestMerchant merchant = world().merchant();
        MerchantApi.merchant(merchant.owner().keys(merchant.id()).create("Afterwards").secret()).statusCode(200);
    }

    private void tryOut(ApiDocument document, ApiDocument.Operation operation, Staff stranger) {
        for (int start = 0; start < TRIES; start += TRIES_ON_A_STAGE) {
            Stage stage = Stage.set(world(), stranger);
            Random random = new Random(SEED ^ (long) operation.toString().hashCode() << Integer.SIZE ^ start);
            var requests = new AnyRequests(document, operation, stage).by(AnyCaller.of(operation, stage))
                    .generator(TRIES);
            for (int i = start; i < Math.min(TRIES, start + TRIES_ON_A_STAGE); i++) {
                tryOut(document, requests.next(random).value(), random);
            }
        }
    }

    private void tryOut(ApiDocument document, AnyRequest request, Random random) {
        try {
            look(document, request, request.send(address(random)));
        } catch (IOException e) {
            complain(request, request.method() + " was not answered: " + e.getMessage());
        }
    }

    /** Never the same, for too many wrong passwords from one make it wait. */
    private static InetAddress address(Random random) throws IOException {
        return InetAddress.getByAddress(new byte[] { 127, 77, (byte) random.nextInt(), (byte) (1 + random.nextInt(254)) });
    }

    private void look(ApiDocument document, AnyRequest request, RawHttp answer) {
        if (answer.status() >= 500) {
            complain(request, request.method() + " was answered " + answer.status());
        }
        if (answer.status() >= 400 && answer.toString().contains(OddTexts.NOT_TO_BE_REPEATED)) {
            complain(request, answer.status() + " repeats what was sent");
        }
        if (AnyCaller.confidential(request).stream().anyMatch(answer.toString()::contains)) {
            complain(request, answer.status() + " repeats who asked");
        }
        document.operation(request.method(), request.path()).ifPresent(operation -> {
            AnswerReader reader = new AnswerReader(document);
            reader.read(seen(request, answer), operation);
            reader.complaints().forEach(complaint -> complain(request, complaint));
        });
    }

    private static SeenAnswers.Answer seen(AnyRequest request, RawHttp answer) {
        String mediaType = answer.fields().getOrDefault("content-type", "").split(";")[0].strip();
        return new SeenAnswers.Answer(request.method(), request.path(), answer.status(), mediaType,
                mediaType.endsWith("json") ? answer.body() : "");
    }

    private void complain(AnyRequest request, String complaint) {
        complaints.putIfAbsent(complaint, request.toString());
    }
}
