package dev.latchkey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.merchant.Role;
import dev.latchkey.merchant.Subject;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.TestInvitation;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** What acceptance asks of an introduction, however it is made. */
@QuarkusTest
class IntroductionTest extends ApiTest {

    @Inject
    Acceptance acceptance;

    @Test
    void nobodyIsAskedWhoTheyAreWithoutAGoodToken() {
        assertThatThrownBy(() -> accept("never issued", invitation -> {
            throw new AssertionError("was asked, and might have hashed a password");
        })).isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.problem().status()).isEqualTo(404));
    }

    @Test
    void whoCanSignInOtherwiseJoinsAsThatSubjectAndGetsNoAccount() throws Throwable {
        TestMerchant merchant = world().merchant();
        TestInvitation invitation = merchant.owner().invitations(merchant.id()).invite("known@b.example", "developer");

        AcceptedInvitation accepted = accept(invitation.token(), asked -> Uni.createFrom()
                .item(new Newcomer.Known(new Subject("auth0|5f7c8ec7"), "山田 花子")));

        assertThat(accepted).isEqualTo(new AcceptedInvitation(merchant.id(), "auth0|5f7c8ec7", Role.DEVELOPER));
        merchant.owner().members(merchant.id()).get("auth0|5f7c8ec7").statusCode(200)
                .body("displayName", equalTo("山田 花子")).body("role", equalTo("developer"));
        assertThat(database().values("accounts")).noneMatch(row -> row.contains("known@b.example"));
    }

    @Test
    void whatFailsHalfwayLeavesNothingBehind() {
        TestMerchant merchant = world().merchant();
        TestInvitation invitation = merchant.owner().invitations(merchant.id()).invite("half@b.example", "developer");
        String noBcryptHash = "plain";

        assertThatThrownBy(() -> accept(invitation.token(), asked -> Uni.createFrom()
                .item(new Newcomer.NewAccount(new Subject("half@b.example"), noBcryptHash)))).isNotNull();

        merchant.owner().members(merchant.id()).get("half@b.example").statusCode(404);
        new Invited(invitation.token()).preview().statusCode(200).body("accountExists", equalTo(false));
    }

    private AcceptedInvitation accept(String token, Introduction introduction) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> acceptance.accept(TokenHash.of(token), introduction, "127.0.0.1"));
    }
}
