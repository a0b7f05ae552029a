package dev.latchkey.console;

import dev.latchkey.merchant.Role;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around every page. */
@MessageBundle("layout")
interface LayoutMessages {

    @Message("Skip to content")
    String skip();

    @Message("Latchkey")
    String product();

    @Message("Dashboard")
    String dashboard();

    @Message("Maker Settings")
    String makerSettings();

    @Message("Open Maker Settings")
    String openMakerSettings();

    @Message("Organization")
    String organization();

    @Message("Members")
    String members();

    @Message("API")
    String api();

    @Message("Usage")
    String usage();

    @Message("Contract")
    String contract();

    @Message("Audit log")
    String audit();

    @Message("Sign out")
    String signOut();

    @Message("Language and display")
    String display();

    @Message("Light")
    String light();

    @Message("Dark")
    String dark();

    @Message("Automatic")
    String automatic();

    @Message("Merchant API Documentation")
    String documentation();

    @Message("Times are in {zone}.")
    String times(String zone);

    @Message("Changing anything needs JavaScript, which this browser does not run. You can still look at everything.")
    String noScript();

    @Message("Something failed here. Try again; nothing was changed.")
    String failed();

    @Message("The service can't be reached. Check the connection and try again.")
    String unreachable();

    @Message("You are signed out. Sign in again.")
    String signedOut();

    @Message("Your role may not do this.")
    String forbidden();

    @Message("It is no longer there. Reload the page.")
    String gone();

    @Message("Somebody else changed the same thing at the same time. Reload the page and try again.")
    String changedMeanwhile();

    @Message("Too many wrong passwords. Wait {minutes} min, and then try again.")
    String tooManyAttempts(String minutes);

    @Message("The change was saved.")
    String saved();

    @Message("Cancel")
    String cancel();

    @Message("Reload the page")
    String reload();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Required")
    String required();

    @Message("Optional")
    String optional();

    @Message("{#when role}{#is OWNER}Owner{#is DEVELOPER}Developer{#is VIEWER}Viewer{/when}")
    String role(Role role);

    @Message("Platform")
    String platformRole();
}
