package dev.latchkey.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * Somebody who is signed in to the Management API.
 *
 * @param email the account, whose password is {@link #PASSWORD}
 */
public record Staff(String email) {

    public static final String PASSWORD = "test-only-password";
    public static final Staff PLATFORM = new Staff("platform@test.invalid");

    public RequestSpecification request() {
        return given().filter(new IssuedSecrets()).filter(new SeenAnswers()).auth().preemptive().basic(email, PASSWORD)
                .contentType(ContentType.JSON);
    }

    public Keys keys(String merchant) {
        return new Keys(this, "/api/v1/merchants/" + merchant + "/api-keys");
    }

    public Members members(String merchant) {
        return new Members(this, "/api/v1/merchants/" + merchant + "/members");
    }

    public Invitations invitations(String merchant) {
        return new Invitations(this, "/api/v1/merchants/" + merchant + "/invitations");
    }

    public ValidatableResponse reportLeak(String body) {
        return request().body(body).post("/api/v1/leaks").then();
    }

    public AuditEvents auditEvents(String merchant) {
        return new AuditEvents(this, "/api/v1/merchants/" + merchant + "/audit-events");
    }

    /** Those of everybody, which only the platform may see. */
    public AuditEvents allAuditEvents() {
        return new AuditEvents(this, "/api/v1/audit-events");
    }

    public Plans plans() {
        return new Plans(this);
    }

    public Subscription subscription(String merchant) {
        return new Subscription(this, "/api/v1/merchants/" + merchant + "/subscription");
    }

    public Usage usage(String merchant) {
        return new Usage(this, "/api/v1/merchants/" + merchant);
    }

    public WebhookDeliveries webhookDeliveries() {
        return new WebhookDeliveries(this);
    }

    public ValidatableResponse put(String path, String body) {
        return request().body(body).put(path).then();
    }

    /** One merchant's keys, as this person sees and changes them. */
    public record Keys(Staff staff, String path) {

        /** Makes a key of that name, and gives it with its secret. */
        public TestKey create(String name) {
            return create(name, "");
        }

        /** @param moreFields JSON that goes on after the name, e.g. {@code ,"env":"test"} */
        public TestKey create(String name, String moreFields) {
            return post("{\"name\":\"" + name + "\"" + moreFields + "}").statusCode(201).extract().as(TestKey.class);
        }

        public ValidatableResponse post(String body) {
            return staff.request().body(body).post(path).then();
        }

        /** Sends it again and again under the same key, as a client that got no answer. */
        public ValidatableResponse post(String body, String idempotencyKey) {
            return staff.request().header("Idempotency-Key", idempotencyKey).body(body).post(path).then();
        }

        /** @param patch a JSON Merge Patch */
        public ValidatableResponse change(String keyId, String patch) {
            return staff.request().contentType("application/merge-patch+json").body(patch).patch(path + "/" + keyId).then();
        }

        /** The same, if the key is still of that version. */
        public ValidatableResponse change(String keyId, String patch, String ifMatch) {
            return staff.request().header("If-Match", ifMatch).body(patch).patch(path + "/" + keyId).then();
        }

        /** Gives the key a new secret; the old one works for so many seconds more. */
        public TestKey rotate(String keyId, int graceSeconds) {
            return postRotation(keyId, "{\"graceSeconds\":" + graceSeconds + "}").statusCode(201).extract().as(TestKey.class);
        }

        public ValidatableResponse postRotation(String keyId, String body) {
            return staff.request().body(body).post(path + "/" + keyId + "/rotate").then();
        }

        /** @param lines JSON, a key a line */
        public ValidatableResponse importLines(String lines) {
            return staff.request().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8))
                    .post(path + "/import").then();
        }

        /** @param query what stands behind the path, percent-encoded */
        public ValidatableResponse list(String query) {
            return staff.request().urlEncodingEnabled(false).get(path + query).then();
        }

        public ValidatableResponse get(String keyId) {
            return staff.request().get(path + "/" + keyId).then();
        }

        public ValidatableResponse revoke(String keyId) {
            return staff.request().delete(path + "/" + keyId).then();
        }
    }

    /** One merchant's members, as this person sees and changes them. Subjects are percent-encoded here. */
    public record Members(Staff staff, String path) {

        public ValidatableResponse list() {
            return staff.request().get(path).then();
        }

        public ValidatableResponse get(String subject) {
            return request().get(path + "/" + encoded(subject)).then();
        }

        public ValidatableResponse put(String subject, String role) {
            return putBody(subject, "{\"role\":\"" + role + "\"}");
        }

        public ValidatableResponse putBody(String subject, String body) {
            return request().body(body).put(path + "/" + encoded(subject)).then();
        }

        public ValidatableResponse remove(String subject) {
            return request().delete(path + "/" + encoded(subject)).then();
        }

        private RequestSpecification request() {
            return staff.request().urlEncodingEnabled(false);
        }

        private static String encoded(String subject) {
            return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** What was recorded, as this person sees it. */
    public record AuditEvents(Staff staff, String path) {

        /** @param query what stands behind the path, percent-encoded */
        public ValidatableResponse list(String query) {
            return staff.request().urlEncodingEnabled(false).get(path + query).then();
        }

        /** The only one of this query. */
        public Map<String, Object> only(String query) {
            List<Map<String, Object>> items = list(query).statusCode(200).extract().path("items");
            assertThat(items).hasSize(1);
            return items.getFirst();
        }
    }

    /** One merchant's invitations, as this person sees and changes them. */
    public record Invitations(Staff staff, String path) {

        /** Invites, and gives what the link holds. */
        public TestInvitation invite(String email, String role) {
            return post(email, role).statusCode(201).extract().as(TestInvitation.class);
        }

        public ValidatableResponse post(String email, String role) {
            return postBody("{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}");
        }

        public ValidatableResponse postBody(String body) {
            return staff.request().body(body).post(path).then();
        }

        public ValidatableResponse list() {
            return staff.request().get(path).then();
        }

        public ValidatableResponse withdraw(String id) {
            return staff.request().delete(path + "/" + id).then();
        }
    }

    /** What is for sale, as this person sees and changes it. */
    public record Plans(Staff staff) {

        public ValidatableResponse list() {
            return staff.request().get("/api/v1/plans").then();
        }

        /** @param fields JSON, without braces */
        public ValidatableResponse put(String code, String fields) {
            return staff.put("/api/v1/plans/" + code, "{" + fields + "}");
        }

        /** A plan in yen with so many calls a month, and half a yen for each further one. */
        public ValidatableResponse put(String code, int fee, long calls) {
            return put(code, """
                    "name": "Plan %s", "currency": "JPY", "monthlyFee": "%d", "monthlyCallQuota": %d, "feePerExtraCall": "0.5"
                    """.formatted(code, fee, calls));
        }
    }

    /** One merchant's contract, as this person sees and changes it. */
    public record Subscription(Staff staff, String path) {

        public ValidatableResponse get() {
            return staff.request().get(path).then();
        }

        /** @param moreFields JSON that goes on after the obligatory fields */
        public ValidatableResponse put(String plan, String status, Instant start, Instant end, String moreFields) {
            return staff.put(path, """
                    {"plan": "%s", "status": "%s", "currentPeriodStart": "%s", "currentPeriodEnd": "%s"%s}
                    """.formatted(plan, status, start, end, moreFields));
        }
    }

    /** What one merchant used, as this person sees it. */
    public record Usage(Staff staff, String path) {

        /** @param query what stands behind the path, percent-encoded */
        public ValidatableResponse get(String query) {
            return staff.request().urlEncodingEnabled(false).get(path + "/usage" + query).then();
        }

        public ValidatableResponse window() {
            return staff.request().get(path + "/usage/window").then();
        }

        public ValidatableResponse csv(String query) {
            return staff.request().urlEncodingEnabled(false).get(path + "/usage.csv" + query).then();
        }

        public ValidatableResponse periods(String query) {
            return staff.request().get(path + "/billing-periods" + query).then();
        }
    }

    /** What was sent to the operator's endpoints, as this person sees it. */
    public record WebhookDeliveries(Staff staff) {

        /** @param query what stands behind the path, percent-encoded */
        public ValidatableResponse list(String query) {
            return staff.request().urlEncodingEnabled(false).get("/api/v1/webhook-deliveries" + query).then();
        }

        public ValidatableResponse retry(String id) {
            return staff.request().post("/api/v1/webhook-deliveries/" + id + "/retry").then();
        }
    }
}
