package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestKey;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class KeyAuditTest extends ApiTest {

    @Test
    void whateverBecomesOfAKeyIsRecordedOnce() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.developer().keys(merchant.id());
        TestKey old = keys.create("ERP");
        keys.change(old.id(), "{\"scopes\":[\"orders:read\"]}").statusCode(200);
        keys.change(old.id(), "{\"scopes\":[\"orders:read\"]}").statusCode(200);
        TestKey successor = keys.rotate(old.id(), 60);
        keys.revoke(successor.id()).statusCode(204);
        keys.revoke(successor.id()).statusCode(204);
        Staff.PLATFORM.reportLeak("{\"secret\":\"" + successor.secret() + "\",\"source\":\"A forum\"}").statusCode(200);
        Staff.PLATFORM.reportLeak("{\"secret\":\"" + successor.secret() + "\"}").statusCode(200);

        assertThat(recorded(merchant)).containsExactly(
                "KEY_CREATED " + merchant.developer().email() + " ERP",
                "KEY_CHANGED " + merchant.developer().email() + " ERP",
                "KEY_CREATED " + merchant.developer().email() + " ERP",
                "KEY_ROTATED " + merchant.developer().email() + " ERP",
                "KEY_REVOKED " + merchant.developer().email() + " ERP",
                "KEY_LEAKED " + Staff.PLATFORM.email() + " ERP");
        assertThat(database().value("SELECT before::text || after::text FROM audit_events WHERE merchant_id = ? "
                + "AND action = 'KEY_CHANGED'", merchant.id()))
                .contains("\"scopes\": []", "\"scopes\": [\"orders:read\"]").doesNotContain("name");
    }

    @Test
    void whatFailsIsNotRecorded() {
        TestMerchant merchant = world().merchant();
        Staff.Keys keys = merchant.owner().keys(merchant.id());
        String id = keys.create("ERP").id();
        keys.create("Other");

        keys.post("{\"name\":\"ERP\"}").statusCode(409);
        keys.change(id, "{\"name\":\"Other\"}").statusCode(409);
        keys.change(id, "{\"description\":\"x\"}", "\"99\"").statusCode(412);
        keys.postRotation(id, "{}").statusCode(422);
        merchant.viewer().keys(merchant.id()).revoke(id).statusCode(403);

        assertThat(recorded(merchant)).hasSize(2);
    }

    private List<String> recorded(TestMerchant merchant) {
        return database().query("SELECT action || ' ' || actor || ' ' || target FROM audit_events WHERE merchant_id = ? "
                + "AND action LIKE 'KEY%' ORDER BY id", merchant.id());
    }
}
