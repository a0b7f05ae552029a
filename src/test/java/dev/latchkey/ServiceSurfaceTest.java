package dev.latchkey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What else the service shows, on which port. */
@QuarkusTest
class ServiceSurfaceTest {

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void theMerchantApisDocumentTellsOfTheMerchantApiOnly() {
        Map<String, Object> paths = given().accept("application/json").get("/openapi/merchant").then().statusCode(200)
                .body("openapi", containsString("3.1"))
                .body("components.securitySchemes", hasKey("ApiKey"))
                .body("components.schemas", not(hasKey("CreateApiKey")))
                .extract().path("paths");

        assertThat(paths).containsOnlyKeys("/merchant-api/v1/merchant", "/merchant-api/v1/usage");
    }

    @Test
    void theManagementApisDocumentTellsOfTheManagementApiOnly() {
        Map<String, Object> paths = given().accept("application/json").get("/openapi/management").then().statusCode(200)
                .body("openapi", containsString("3.1"))
                .body("components.securitySchemes", hasKey("Basic"))
                .body("components.schemas.CreatedApiKey.properties", hasKey("secret"))
                .body("components.schemas.ApiKey.properties", not(hasKey("secret")))
                .body("components.schemas.AuditAction.enum", hasItem("key.created"))
                .body("paths.'/api/v1/audit-events'.get.parameters.name", hasItems("merchantId", "action", "from", "cursor"))
                .extract().path("paths");

        assertThat(paths).containsOnlyKeys("/api/v1/merchants", "/api/v1/merchants/{merchantId}",
                "/api/v1/merchants/{merchantId}/subscription", "/api/v1/merchants/{merchantId}/api-keys",
                "/api/v1/merchants/{merchantId}/api-keys/{keyId}", "/api/v1/merchants/{merchantId}/api-keys/{keyId}/rotate",
                "/api/v1/merchants/{merchantId}/api-keys/import", "/api/v1/leaks", "/api/v1/scopes", "/api/v1/plans",
                "/api/v1/plans/{code}", "/api/v1/webhook-deliveries", "/api/v1/webhook-deliveries/{deliveryId}/retry",
                "/api/v1/merchants/{merchantId}/members",
                "/api/v1/merchants/{merchantId}/members/{subject}", "/api/v1/merchants/{merchantId}/invitations",
                "/api/v1/merchants/{merchantId}/invitations/{invitationId}", "/api/v1/invitations/preview",
                "/api/v1/invitations/accept", "/api/v1/merchants/{merchantId}/audit-events", "/api/v1/audit-events",
                "/api/v1/merchants/{merchantId}/usage", "/api/v1/merchants/{merchantId}/usage.csv",
                "/api/v1/merchants/{merchantId}/usage/window",
                "/api/v1/merchants/{merchantId}/billing-periods", "/api/v1/verify", "/oauth2/introspect");
    }

    @Test
    void theReferencePageOffersBothDocuments() {
        given().get("/docs/").then().statusCode(200).body(containsString("/openapi/merchant"))
                .body(containsString("/openapi/management"));
    }

    @Test
    void healthAndMetricsAreOnTheManagementPortOnly() {
        for (String check : new String[] { "live", "ready", "started" }) {
            given().get(management.resolve("/q/health/" + check)).then().statusCode(200).body("status", equalTo("UP"));
        }
        given().get("/merchant-api/v1/merchant");
        given().get(management.resolve("/q/metrics")).then().statusCode(200)
                .body(containsString("latchkey_verifications_total{code=\"MISSING_KEY\",door=\"merchant-api\"}"));
        given().get("/q/health").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }
}
