package dev.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import dev.latchkey.testing.ConsoleTest;
import dev.latchkey.testing.ConsoleUser;
import dev.latchkey.testing.Invited;
import dev.latchkey.testing.Staff;
import dev.latchkey.testing.TestMerchant;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MembersTest extends ConsoleTest {

    @Test
    void whoIsInvitedSetsAPasswordByALinkThatWorksOnceAndIsSignedIn() {
        TestMerchant merchant = world().merchant();
        ConsoleUser owner = user().signIn(merchant.owner());
        String link = invite(owner, merchant, "new@" + merchant.id() + ".test.invalid", "developer");

        ConsoleUser invited = user();
        invited.page().navigate(link);
        assertThat(invited.heading("Yamada Works")).isVisible();
        assertThat(invited.page().locator("main")).containsText("Developer: keys");
        invited.page().getByLabel("Password").fill("too short");
        invited.button("Join").click();
        assertThat(invited.page().getByText("Enter a password of at least 12 characters")).isVisible();
        invited.page().getByLabel("Password").fill(Invited.CHOSEN_PASSWORD);
        invited.button("Join").click();
        assertThat(invited.page()).hasURL(invited.address() + "/merchants/" + merchant.id());
        assertThat(invited.heading("Yamada Works")).isVisible();

        ConsoleUser late = user();
        late.page().navigate(link);
        assertThat(late.heading("This invitation can't be used")).isVisible();
        assertThat(row(owner, "new@").locator(".badge")).hasCount(1);
        membersOf(owner, merchant);
        assertThat(row(owner, "new@")).containsText("Developer");
    }

    @Test
    void whoHasAnAccountJoinsWithItsPassword() {
        TestMerchant merchant = world().merchant();
        Staff known = world().merchant().viewer();
        String link = invite(user().signIn(merchant.owner()), merchant, known.email(), "viewer");
        ConsoleUser invited = user();
        invited.page().navigate(link);

        assertThat(invited.page().getByText("You have an account already")).isVisible();
        invited.page().getByLabel("Password").fill("another password");
        invited.button("Join").click();
        assertThat(invited.page().getByText("This is not the password of your account.")).isVisible();
        invited.page().getByLabel("Password").fill(Staff.PASSWORD);
        invited.button("Join").click();

        assertThat(invited.page()).hasURL(invited.address() + "/merchants/" + merchant.id());
    }

    @Test
    void theLinksTokenReachesNoServerInAnAddress() {
        TestMerchant merchant = world().merchant();
        String link = invite(user().signIn(merchant.owner()), merchant, "quiet@" + merchant.id() + ".test.invalid", "owner");
        String token = link.substring(link.indexOf('#') + 1);
        ConsoleUser invited = user();
        List<String> addresses = new ArrayList<>();
        invited.page().onRequest(request -> addresses.add(request.url().replace("#" + token, "") + request.headers()));

        invited.page().navigate(link);
        assertThat(invited.heading("Yamada Works")).isVisible();

        assertThat(addresses).isNotEmpty().noneMatch(address -> address.contains(token));
    }

    @Test
    void anInvitationIsWithdrawn() {
        TestMerchant merchant = world().merchant();
        ConsoleUser owner = user().signIn(merchant.owner());
        String email = "never@" + merchant.id() + ".test.invalid";
        String link = invite(owner, merchant, email, "viewer");

        owner.button("Withdraw the invitation: " + email).click();
        assertThat(owner.page().getByText("The link that " + email + " was given stops working.")).isVisible();
        owner.page().locator("dialog").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw")).click();

        assertThat(owner.heading("Invitations")).hasCount(0);
        ConsoleUser invited = user();
        invited.page().navigate(link);
        assertThat(invited.heading("This invitation can't be used")).isVisible();
    }

    @Test
    void rolesAreChangedAndMembersRemovedButNeverTheLastOwner() {
        TestMerchant merchant = world().merchant();
        ConsoleUser owner = user().signIn(merchant.owner());
        Page page = membersOf(owner, merchant);
        assertThat(row(owner, merchant.owner().email())).containsText("You");

        owner.button("Change role: " + merchant.viewer().email()).click();
        assertThat(roleOf(page)).hasValue("viewer");
        roleOf(page).selectOption("developer");
        owner.button("Save").click();
        assertThat(row(owner, merchant.viewer().email())).containsText("Developer");

        owner.button("Remove: " + merchant.developer().email()).click();
        assertThat(page.getByText("can no longer see or change anything")).isVisible();
        page.locator("dialog").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove")).click();
        assertThat(row(owner, merchant.developer().email())).hasCount(0);

        owner.button("Remove: " + merchant.owner().email()).click();
        page.locator("dialog").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove")).click();
        assertThat(page.getByText("An organization keeps at least one owner.")).isVisible();
    }

    @Test
    void aWrongAddressAndAMemberAreTold() {
        TestMerchant merchant = world().merchant();
        ConsoleUser owner = user().signIn(merchant.owner());
        Page page = membersOf(owner, merchant);
        owner.button("Invite a Member").click();

        page.getByLabel("Email address").fill("no address");
        owner.button("Create the link").click();
        assertThat(page.getByText("Enter an email address.")).isVisible();
        page.getByLabel("Email address").fill(merchant.viewer().email());
        owner.button("Create the link").click();
        assertThat(page.getByText("This person is a member already.")).isVisible();
    }

    @Test
    void thePlatformInvitesTheFirstOwnerOfAMerchantThatHasNobody() {
        TestMerchant merchant = world().merchant();
        database().update("DELETE FROM members WHERE merchant_id = ?", merchant.id());
        ConsoleUser platform = user().signIn(Staff.PLATFORM);
        membersOf(platform, merchant);
        assertThat(platform.heading("There are no members yet")).isVisible();

        String link = invite(platform, merchant, "first@" + merchant.id() + ".test.invalid", "owner");
        ConsoleUser invited = user();
        invited.page().navigate(link);
        invited.page().getByLabel("Password").fill(Invited.CHOSEN_PASSWORD);
        invited.button("Join").click();

        assertThat(invited.heading("Yamada Works")).isVisible();
        assertThat(invited.page().locator(".heading .badge")).hasText("Owner");
    }

    private static String invite(ConsoleUser inviter, TestMerchant merchant, String email, String role) {
        Page page = membersOf(inviter, merchant);
        inviter.button("Invite a Member").click();
        page.getByLabel("Email address").fill(email);
        roleOf(page).selectOption(role);
        inviter.button("Create the link").click();
        assertThat(page.getByText("Hand this link over to " + email)).isVisible();
        String link = inviter.shown("Invitation link");
        inviter.button("Done").click();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(row(inviter, email)).isVisible();
        return link;
    }

    private static Locator roleOf(Page page) {
        return page.getByLabel("Role", new Page.GetByLabelOptions().setExact(true));
    }

    private static Page membersOf(ConsoleUser user, TestMerchant merchant) {
        return user.open("/merchants/" + merchant.id() + "/settings/members");
    }

    private static Locator row(ConsoleUser user, String text) {
        return user.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }
}
