package dev.latchkey.door.extauthz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.rpc.Code;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.MerchantApi;
import dev.latchkey.testing.RawHttp;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A real client of gRPC, with Envoy's own messages. */
@QuarkusTest
class ExtAuthzDoorTest extends ApiTest {

    private static final String SCOPED = "/merchant-api/v1/scoped-by-test/7";

    private Envoy envoy;
    private TestMerchant merchant;
    private TestKey key;

    @BeforeEach
    void connect() {
        envoy = new Envoy(RestAssured.port, "127.0.9.1");
        merchant = world().merchant();
        key = merchant.owner().keys(merchant.id()).create("Core system");
    }

    @AfterEach
    void disconnect() {
        envoy.close();
    }

    @Test
    void aWorkingKeyPassesWithItsIdentityAndWithoutItsSecret() {
        CheckResponse response = envoy.check(Envoy.get("/orders?full=1", key.secret()).build());

        assertThat(response.getStatus().getCode()).isEqualTo(Code.OK_VALUE);
        assertThat(fields(response.getOkResponse().getHeadersList())).isEqualTo(
                Map.of("X-Merchant-Id", merchant.id(), "X-Api-Key-Id", key.id(), "X-Api-Key-Scopes", "*"));
        assertThat(response.getOkResponse().getHeadersToRemoveList()).containsExactlyInAnyOrder(MerchantApi.KEY_HEADER,
                "x_merchant_id", "x_api_key_id", "x_api_key_scopes");
        assertThat(fields(response.getOkResponse().getResponseHeadersToAddList())).isEqualTo(
                Map.of("RateLimit-Policy", "\"merchant\";q=300;w=60", "RateLimit", "\"merchant\";r=299;t=60"));
    }

    @Test
    void whatAClientClaimsIsOverwrittenAndNotAppendedTo() {
        CheckResponse response = envoy.check(Envoy.get("/orders", key.secret()).header("x-merchant-id", "forged").build());

        assertThat(response.getOkResponse().getHeadersList()).allSatisfy(field -> assertThat(field.getAppendAction())
                .isEqualTo(HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD));
        assertThat(fields(response.getOkResponse().getHeadersList())).containsEntry("X-Merchant-Id", merchant.id());
    }

    @Test
    void otherFiltersLearnForWhomItPassed() {
        TestKey reader = merchant.owner().keys(merchant.id()).create("Reader", ",\"scopes\":[\"orders:read\"]");

        CheckResponse response = envoy.check(Envoy.get("/orders", reader.secret()).build());

        assertThat(response.getDynamicMetadata().getFieldsOrThrow("merchant_id").getStringValue()).isEqualTo(merchant.id());
        assertThat(response.getDynamicMetadata().getFieldsOrThrow("key_id").getStringValue()).isEqualTo(reader.id());
        assertThat(response.getDynamicMetadata().getFieldsOrThrow("scopes").getListValue().getValuesList())
                .extracting(value -> value.getStringValue()).containsExactly("orders:read");
        assertThat(fields(response.getOkResponse().getHeadersList())).containsEntry("X-Api-Key-Scopes", "orders:read");
    }

    @Test
    void whoHasNoKeyIsDenied401() {
        CheckResponse response = envoy.check(CheckRequest.newBuilder().setAttributes(AttributeContext.newBuilder().setRequest(
                AttributeContext.Request.newBuilder().setHttp(AttributeContext.HttpRequest.newBuilder().setMethod("GET")
                        .setPath("/orders"))))
                .build());

        assertDenied(response, 401, Code.UNAUTHENTICATED, "MISSING_KEY");
        assertThat(fields(response.getDeniedResponse().getHeadersList())).containsEntry("Content-Type", "application/json")
                .containsKey("WWW-Authenticate");
    }

    @Test
    void aRevokedKeyIsDeniedAsAnUnknownOneAndEnvoysLogKnowsBetter() {
        merchant.owner().keys(merchant.id()).revoke(key.id());
        CheckResponse revoked = envoy.check(Envoy.get("/orders", key.secret()).build());
        CheckResponse unknown = envoy
                .check(Envoy.get("/orders", "dxm_live_000000000000000000000000000000000seOkG").build());

        assertDenied(revoked, 401, Code.UNAUTHENTICATED, "REVOKED");
        assertDenied(unknown, 401, Code.UNAUTHENTICATED, "UNKNOWN_KEY");
        assertThat(revoked.getDeniedResponse()).isEqualTo(unknown.getDeniedResponse());
    }

    @Test
    void aMerchantWithoutContractIsDenied402() {
        merchant.subscribe("suspended", Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));

        assertDenied(envoy.check(Envoy.get("/orders", key.secret()).build()), 402, Code.PERMISSION_DENIED, "ADDON_INACTIVE");
    }

    @Test
    void whoseScopeOrAddressIsMissingIsDenied403() {
        TestKey other = merchant.owner().keys(merchant.id()).create("Other", ",\"scopes\":[\"inventory:read\"]");
        TestKey bound = merchant.owner().keys(merchant.id()).create("Bound", ",\"allowedIps\":[\"203.0.113.7\"]");

        assertDenied(envoy.check(Envoy.get(SCOPED, other.secret()).build()), 403, Code.PERMISSION_DENIED,
                "INSUFFICIENT_SCOPE");
        assertDenied(envoy.check(Envoy.get("/orders", bound.secret()).build()), 403, Code.PERMISSION_DENIED,
                "IP_NOT_ALLOWED");
    }

    @Test
    void whenTheLimitIsReachedItIsDenied429WithWhenToComeAgain() {
        merchant.put(",\"requestsPerMinute\":1");
        envoy.check(Envoy.get("/orders", key.secret()).build());

        CheckResponse response = envoy.check(Envoy.get("/orders", key.secret()).build());

        assertDenied(response, 429, Code.RESOURCE_EXHAUSTED, "RATE_LIMITED");
        Map<String, String> fields = fields(response.getDeniedResponse().getHeadersList());
        assertThat(Integer.parseInt(fields.get("Retry-After"))).isBetween(50, 60);
        assertThat(fields.get("RateLimit")).startsWith("\"merchant\";r=0;t=");
        assertThat(response.getDeniedResponse().getBody())
                .isEqualTo("{\"error\":{\"statusCode\":429,\"messages\":[\"Too Many Requests\"]}}");
    }

    @Test
    void aProblemIsToldToWhomAsksForOne() {
        CheckResponse response = envoy
                .check(Envoy.get("/orders", "x").header("accept", "application/problem+json").build());

        assertThat(fields(response.getDeniedResponse().getHeadersList())).containsEntry("Content-Type",
                "application/problem+json");
        assertThat(response.getDeniedResponse().getBody()).contains("\"code\":\"MALFORMED_KEY\"");
    }

    @Test
    void headersMayComeRaw() {
        assertThat(envoy.check(Envoy.get("/orders", key.secret()).buildRaw()).getStatus().getCode()).isEqualTo(Code.OK_VALUE);
        assertDenied(envoy.check(Envoy.get("/orders", key.secret()).header("X-MERCHANT-API-KEY", key.secret()).buildRaw()), 401,
                Code.UNAUTHENTICATED, "MALFORMED_KEY");
    }

    @Test
    void theOperatorMayAskForScopesAndSayWhatARequestCosts() {
        TestKey reader = merchant.owner().keys(merchant.id()).create("Reader", ",\"scopes\":[\"orders:read\"]");

        assertThat(envoy.check(Envoy.get("/orders", reader.secret()).with("scope", "orders:read").build()).hasOkResponse())
                .isTrue();
        assertDenied(envoy.check(Envoy.get("/orders", reader.secret()).with("scope", "orders:read orders:write").build()), 403,
                Code.PERMISSION_DENIED, "INSUFFICIENT_SCOPE");
        assertThat(fields(envoy.check(Envoy.get("/orders", key.secret()).with("cost", "100").build()).getOkResponse()
                .getResponseHeadersToAddList())).containsEntry("RateLimit", "\"merchant\";r=199;t=60");
    }

    @Test
    void theAddressIsTheOneThatEnvoyTellsIfItIsTrusted() {
        TestKey bound = merchant.owner().keys(merchant.id()).create("Bound", ",\"allowedIps\":[\"203.0.113.7\"]");
        Envoy.Call call = Envoy.get("/orders", bound.secret());

        assertThat(envoy.check(call.from("203.0.113.7").build()).hasOkResponse()).isTrue();
        assertThat(envoy.check(call.from("203.0.113.8").header("x-forwarded-for", "203.0.113.7").build()).hasOkResponse())
                .as("whoever reached Envoy itself may claim anything").isFalse();
        assertThat(envoy.check(call.from("10.0.0.1").header("x-forwarded-for", "203.0.113.7").build()).hasOkResponse())
                .as("another proxy that is trusted tells").isTrue();
        assertThat(envoy.check(call.from("").build()).hasOkResponse()).isFalse();
        try (Envoy stranger = new Envoy(RestAssured.port, "127.0.0.1")) {
            assertThat(stranger.check(call.from("203.0.113.7").build()).hasOkResponse()).isFalse();
        }
    }

    @Test
    void aKeyInTheUrlIsNeverLookedUp() {
        assertDenied(envoy.check(Envoy.get("/orders?key=" + key.secret(), key.secret()).build()), 401, Code.UNAUTHENTICATED,
                "MALFORMED_KEY");
    }

    @Test
    void aPathThatMayBeAnythingNeedsWhateverIsNeededAnywhere() {
        TestKey other = merchant.owner().keys(merchant.id()).create("Other", ",\"scopes\":[\"inventory:read\"]");

        for (String path : List.of("/merchant-api/v1/x/../scoped-by-test/7", "/merchant-api/v1//scoped-by-test/7",
                "/merchant-api/v1/x%2f..%2fscoped-by-test", SCOPED + "?a=/orders")) {
            assertDenied(envoy.check(Envoy.get(path, other.secret()).build()), 403, Code.PERMISSION_DENIED,
                    "INSUFFICIENT_SCOPE");
        }
        assertDenied(envoy.check(Envoy.get("/merchant-api/v1/written-by-test/7", other.secret()).method("POST").build()), 403,
                Code.PERMISSION_DENIED, "INSUFFICIENT_SCOPE");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "*", "http://api.example/orders" })
    void whatIsNoRequestForAPathIsAFailedCall(String path) {
        assertThatThrownBy(() -> envoy.check(Envoy.get(path, key.secret()).build()))
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    @Test
    void whatIsNoHttpRequestIsAFailedCall() {
        assertThatThrownBy(() -> envoy.check(CheckRequest.getDefaultInstance()))
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    /** Neither is it answered OK, nor does the service forget to answer. */
    @Test
    void whatIsNoMessageIsAFailedCallAndTheNextOneIsAnswered() {
        assertThatThrownBy(() -> envoy.checkBytes(new byte[] { (byte) 0xff, 0x01, 0x7f, 0x0a }))
                .satisfies(failure -> assertThat(status(failure)).isNotIn(Status.Code.OK, Status.Code.DEADLINE_EXCEEDED));
        assertThatThrownBy(() -> envoy.checkBytes(new byte[300_000]))
                .satisfies(failure -> assertThat(status(failure)).isNotIn(Status.Code.OK, Status.Code.DEADLINE_EXCEEDED));

        assertThat(envoy.check(Envoy.get("/orders", key.secret()).build()).hasOkResponse()).isTrue();
    }

    @Test
    void aCostThatIsNoneIsAFailedCall() {
        assertThatThrownBy(() -> envoy.check(Envoy.get("/orders", key.secret()).with("cost", "many").build()))
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    @Test
    void withoutHttp2ThereIsNoGrpc() throws IOException {
        RawHttp answer = RawHttp.send("POST", "/envoy.service.auth.v3.Authorization/Check", "Content-Type: application/grpc");

        assertThat(answer.status()).isEqualTo(505);
    }

    private static Status.Code status(Throwable failure) {
        return ((StatusRuntimeException) failure).getStatus().getCode();
    }

    private static void assertDenied(CheckResponse response, int status, Code code, String reason) {
        assertThat(response.getStatus().getCode()).isEqualTo(code.getNumber());
        assertThat(response.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(status);
        assertThat(response.getDeniedResponse().getBody()).startsWith("{\"error\":{\"statusCode\":" + status + ",");
        assertThat(response.getDynamicMetadata().getFieldsOrThrow("code").getStringValue()).isEqualTo(reason);
        assertThat(response.hasOkResponse()).isFalse();
    }

    private static Map<String, String> fields(List<HeaderValueOption> fields) {
        return fields.stream().collect(Collectors.toMap(field -> field.getHeader().getKey(),
                field -> field.getHeader().getValue()));
    }
}
