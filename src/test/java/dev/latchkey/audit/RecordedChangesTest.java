package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestInvitation;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Who did what in a merchant. */
@QuarkusTest
class RecordedChangesTest extends ApiTest {

    @Test
    void aKeyThatIsMadeIsRecorded() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.developer().keys(merchant.id()).create("Core system",
                ",\"scopes\":[\"orders:read\"],\"expiresAt\":\"2099-01-01T09:00:00+09:00\"");

        Map<String, Object> event = events(merchant).only("?action=key.created");

        assertThat(event).containsEntry("actor", merchant.developer().email()).containsEntry("address", "127.0.0.1")
                .containsEntry("merchantId", merchant.id()).containsEntry("keyId", key.id())
                .containsEntry("target", "Core system").doesNotContainKey("before")
                .containsEntry("after", Map.of("name", "Core system", "description", "", "env", "live", "hint", key.hint(),
                        "scopes", List.of("orders:read"), "allowedIps", List.of(), "enabled", true, "expiresAt",
                        "2099-01-01T00:00:00Z"));
        assertThat(Instant.parse((String) event.get("at"))).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void aKeyIsRevokedOnceHoweverOftenThatIsAsked() {
        TestMerchant merchant = world().merchant();
        TestKey key = merchant.owner().keys(merchant.id()).create("ERP");
        merchant.developer().keys(merchant.id()).revoke(key.id()).statusCode(204);
        merchant.owner().keys(merchant.id()).revoke(key.id()).statusCode(204);

        assertThat(events(merchant).only("?action=key.revoked"))
                .containsEntry("actor", merchant.developer().email()).containsEntry("keyId", key.id())
                .containsEntry("target", "ERP").containsEntry("before", Map.of("status", "active"))
                .containsEntry("after", Map.of("status", "revoked"));
    }

    @Test
    void whatIsRefusedIsNotRecorded() {
        TestMerchant merchant = world().merchant();
        merchant.owner().keys(merchant.id()).create("ERP");

        merchant.owner().keys(merchant.id()).post("{\"name\":\"ERP\"}").statusCode(409);
        merchant.viewer().keys(merchant.id()).post("{\"name\":\"Mine\"}").statusCode(403);
        merchant.owner().members(merchant.id()).put(merchant.owner().email(), "viewer").statusCode(409);
        merchant.owner().members(merchant.id()).remove(merchant.owner().email()).statusCode(409);
        merchant.put(",\"requestsPerMinute\":0").statusCode(422);

        events(merchant).list("?action=key.created").body("items", hasSize(1));
        events(merchant).list("?action=member.changed").body("items", hasSize(0));
        events(merchant).list("?action=member.removed").body("items", hasSize(0));
        events(merchant).list("?action=merchant.changed").body("items", hasSize(0));
    }

    @Test
    void aMembersComingAndGoingIsRecorded() {
        TestMerchant merchant = world().merchant();
        Staff.Members members = merchant.owner().members(merchant.id());
        members.put("a@b.example", "viewer").statusCode(201);
        members.put("a@b.example", "owner").statusCode(200);
        members.put("a@b.example", "owner").statusCode(200);
        members.remove("a@b.example").statusCode(204);

        assertThat(events(merchant).only("?action=member.added")).containsEntry("target", "a@b.example")
                .containsEntry("actor", merchant.owner().email()).doesNotContainKey("before")
                .containsEntry("after", Map.of("role", "viewer"));
        assertThat(events(merchant).only("?action=member.changed")).containsEntry("target", "a@b.example")
                .containsEntry("before", Map.of("role", "viewer")).containsEntry("after", Map.of("role", "owner"));
        assertThat(events(merchant).only("?action=member.removed")).containsEntry("target", "a@b.example")
                .containsEntry("before", Map.of("role", "owner")).doesNotContainKey("after");
    }

    @Test
    void anInvitationIsRecordedAndWhatBecomesOfIt() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());
        TestInvitation replaced = invitations.invite("new@audit.example", "viewer");
        TestInvitation accepted = invitations.invite("new@audit.example", "developer");
        TestInvitation withdrawn = invitations.invite("never@audit.example", "owner");
        invitations.withdraw(withdrawn.id()).statusCode(204);
        invitations.withdraw(withdrawn.id()).statusCode(404);
        new Invited(accepted.token()).accept(Invited.CHOSEN_PASSWORD).statusCode(200);

        events(merchant).list("?action=invitation.created")
                .body("items.target", equalTo(List.of("never@audit.example", "new@audit.example", "new@audit.example")))
                .body("items.after.role", equalTo(List.of("owner", "developer", "viewer")));
        events(merchant).list("?action=invitation.withdrawn")
                .body("items.actor", equalTo(List.of(merchant.owner().email(), merchant.owner().email())))
                .body("items.before.invitationId", equalTo(List.of(withdrawn.id(), replaced.id())));
        assertThat(events(merchant).only("?action=invitation.accepted"))
                .containsEntry("actor", "new@audit.example").containsEntry("target", "new@audit.example")
                .containsEntry("address", "127.0.0.1").extracting("before").extracting("invitationId")
                .isEqualTo(accepted.id());
        assertThat(events(merchant).only("?action=member.added")).containsEntry("actor", "new@audit.example")
                .containsEntry("target", "new@audit.example").containsEntry("after", Map.of("role", "developer"));
    }

    @Test
    void aMerchantIsRecordedWithWhatDiffers() {
        TestMerchant merchant = world().merchantWithoutContract();
        merchant.put(",\"requestsPerMinute\":10").statusCode(200);
        merchant.put(",\"requestsPerMinute\":10").statusCode(200);

        assertThat(events(merchant).only("?action=merchant.created")).containsEntry("actor", Staff.PLATFORM.email())
                .containsEntry("merchantId", merchant.id()).extracting("after")
                .isEqualTo(Map.of("countryCode", "JP", "enabledLanguageCodes", List.of("ja", "en"), "timeZone", "Asia/Tokyo",
                        "names", List.of(Map.of("languageCode", "ja", "name", "山田製作所"),
                                Map.of("languageCode", "en", "name", "Yamada Works"))));
        assertThat(events(merchant).only("?action=merchant.changed")).doesNotContainKey("before")
                .containsEntry("after", Map.of("requestsPerMinute", 10));
    }

    @Test
    void aContractIsRecordedWithWhatDiffers() {
        TestMerchant merchant = world().merchantWithoutContract();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = start.plus(Duration.ofDays(31));
        merchant.subscribe("active", start, end).statusCode(201);
        merchant.subscribe("active", start, end).statusCode(200);
        merchant.subscribe("suspended", start, end).statusCode(200);

        events(merchant).list("?action=subscription.changed").body("items", hasSize(2))
                .body("items[0].before", equalTo(Map.of("status", "active")))
                .body("items[0].after", equalTo(Map.of("status", "suspended")))
                .body("items[1].after", equalTo(Map.of("plan", "standard", "status", "active", "currentPeriodStart",
                        "2026-01-01T00:00:00Z", "currentPeriodEnd", "2026-02-01T00:00:00Z", "autoRenew", false)));
    }

    private static Staff.AuditEvents events(TestMerchant merchant) {
        return Staff.PLATFORM.auditEvents(merchant.id());
    }
}
