package dev.latchkey.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.latchkey.testing.ApiTest;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

/** Owners who take the ownership from each other at the same moment. */
@QuarkusTest
class MemberRaceTest extends ApiTest {

    @Test
    void ofTwoOwnersWhoDemoteEachOtherAtOnceOneStaysOwner() {
        TestMerchant merchant = world().merchant();
        Staff first = merchant.owner();
        Staff second = merchant.developer();
        Staff.Members asSupport = Staff.PLATFORM.members(merchant.id());

        for (int round = 0; round < 12; round++) {
            asSupport.put(first.email(), "owner");
            asSupport.put(second.email(), "owner");

            List<Integer> statuses = Stream.of(first, second).parallel().map(owner -> owner.members(merchant.id())
                    .put(owner == first ? second.email() : first.email(), "viewer").extract().statusCode()).toList();

            // The slower one is no owner any more when it is its turn.
            assertThat(statuses).as("round %d", round).containsExactlyInAnyOrder(200, 403);
            assertThat(asSupport.list().extract().<List<String>> path("items.role").stream().filter("owner"::equals))
                    .hasSize(1);
        }
    }

    @Test
    void ofManyOwnersWhoLeaveAtOnceOneStays() {
        TestMerchant merchant = world().merchant();
        List<Staff> owners = List.of(merchant.owner(), merchant.developer(), merchant.viewer());
        Staff.Members asSupport = Staff.PLATFORM.members(merchant.id());
        owners.forEach(owner -> asSupport.put(owner.email(), "owner").statusCode(200));

        List<Integer> statuses = owners.stream().parallel()
                .map(owner -> owner.members(merchant.id()).remove(owner.email()).extract().statusCode()).toList();

        assertThat(statuses).containsExactlyInAnyOrder(204, 204, 409);
        asSupport.list().body("items.role", equalTo(List.of("owner")));
    }

}
