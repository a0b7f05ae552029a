package dev.latchkey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Links that are used twice at the same moment. */
@QuarkusTest
class AcceptanceRaceTest extends ApiTest {

    private static final String PASSWORD = Invited.CHOSEN_PASSWORD;

    @Test
    void ofManyWhoAcceptTheSameInvitationAtOnceOneJoins() {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, "race@joiner.example", "developer");

        List<Integer> statuses = IntStream.range(0, 12).parallel()
                .mapToObj(i -> invited.accept(PASSWORD).extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
        merchant.owner().members(merchant.id()).list()
                .body("items.findAll { it.subject == 'race@joiner.example' }.role", equalTo(List.of("developer")));
    }

    @Test
    void ofManyWhoAcceptWithAnAccountAtOnceOneJoins() {
        TestMerchant merchant = world().merchant();
        Invited invited = invited(merchant, world().merchant().viewer().email(), "viewer");

        List<Integer> statuses = IntStream.range(0, 12).parallel()
                .mapToObj(i -> invited.accept(Staff.PASSWORD).extract().statusCode()).toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
    }

    @Test
    void invitingAgainWhileSomebodyAcceptsNeitherWaitsForEverNorAdmitsTwice() {
        TestMerchant merchant = world().merchant();
        Staff.Invitations invitations = merchant.owner().invitations(merchant.id());

        for (int round = 0; round < 6; round++) {
            String email = "round-" + round + "@joiner.example";
            Invited invited = invited(merchant, email, "viewer");
            List<Integer> statuses = IntStream.range(0, 4).parallel().mapToObj(i -> i % 2 == 0
                    ? invited.accept(PASSWORD).extract().statusCode()
                    : invitations.post(email, "viewer").extract().statusCode()).toList();

            assertThat(statuses).isSubsetOf(200, 201, 404, 409);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void oneOfTwoFirstInvitationsAcceptedAtOnceMakesTheAccountAndTheOtherCanBeRepeated() {
        TestMerchant one = world().merchant();
        TestMerchant other = world().merchant();
        List<Invited> both = List.of(invited(one, "twice@joiner.example", "viewer"),
                invited(other, "twice@joiner.example", "viewer"));

        List<Integer> statuses = both.stream().parallel().map(invited -> invited.accept(PASSWORD).extract().statusCode())
                .toList();

        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        for (int i = 0; i < 2; i++) {
            both.get(i).accept(PASSWORD).statusCode(statuses.get(i) == 200 ? 404 : 200);
        }
    }

    private static Invited invited(TestMerchant merchant, String email, String role) {
        return new Invited(merchant.owner().invitations(merchant.id()).invite(email, role).token());
    }
}
