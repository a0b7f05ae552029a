package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Creating and revoking a key. The words of the first follow the user's manual. */
@MessageBundle("keydialog")
interface KeyDialogMessages {

    @Message("Create A New API Secret Key")
    String createTitle();

    @Message("Name")
    String name();

    @Message("For example the system that will use it. 1 to 100 characters.")
    String nameHelp();

    @Message("Enter a name of 1 to 100 characters, without control characters.")
    String nameWrong();

    @Message("There is a key of this name already. Choose another name, or revoke that key.")
    String nameTaken();

    @Message("Description")
    String description();

    @Message("Enter at most 500 characters.")
    String descriptionWrong();

    @Message("More settings")
    String more();

    @Message("Environment")
    String environment();

    @Message("Live")
    String live();

    @Message("Test")
    String test();

    @Message("Expiry")
    String expiry();

    @Message("When the key stops working, in your time zone. Empty: never.")
    String expiryHelp();

    @Message("Choose a time in the future.")
    String expiryWrong();

    @Message("Allowed addresses")
    String addresses();

    @Message("IP addresses or CIDR blocks such as 203.0.113.0/24, one a line. Empty: from everywhere.")
    String addressesHelp();

    @Message("Enter IP addresses or CIDR blocks, one a line, 50 at most.")
    String addressesWrong();

    @Message("Scopes")
    String scopes();

    @Message("What the key is limited to, such as orders:read, separated by blanks. Empty: everything.")
    String scopesHelp();

    @Message("Enter scopes such as orders:read, separated by blanks, 50 at most.")
    String scopesWrong();

    @Message("Create")
    String create();

    @Message("Created API Secret Key")
    String created();

    @Message("This API secret key is displayed only now. It can't be displayed again later: store it in a secure location before you close.")
    String once();

    @Message("I have saved the API secret key in a secure location")
    String saved();

    @Message("Close")
    String close();

    @Message("The API secret key is not saved yet")
    String unsavedTitle();

    @Message("It can't be displayed again. If you leave without it, revoke the key and create another.")
    String unsaved();

    @Message("Keep it open")
    String stay();

    @Message("Leave without saving")
    String leave();

    @Message("This organization has reached its limit of keys. Revoke one that is not needed.")
    String tooMany();

    @Message("The Merchant API add-on is not active.")
    String addonInactive();

    @Message("Revoke")
    String revoke();

    @Message("Revoke: {key}")
    String revokeOf(String key);

    @Message("Revoke this API secret key?")
    String revokeTitle();

    @Message("Systems that use it are refused from the next request on. A revoked key stays in the list and never works again.")
    String revokeWarning();

    @Message("To confirm, type: {key}")
    String revokeConfirm(String key);

    @Message("Revoke for ever")
    String revokeForEver();
}
