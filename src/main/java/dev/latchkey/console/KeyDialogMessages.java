package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Creating and revoking a key, and what all dialogs about keys share. The words of creating follow the user's manual. */
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

    @Message("What the key may do: exactly what is ticked. If nothing is ticked, it may do everything.")
    String scopesHelp();

    @Message("One of these scopes is not offered any more, or there are more than 50. Reload the page and choose again.")
    String scopesWrong();

    @Message("Not offered any more. It can be kept, or taken away for good.")
    String scopeFormer();

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

    @Message("It can't be displayed again. If you leave without it, rotate the key to get another secret.")
    String unsaved();

    @Message("Keep it open")
    String stay();

    @Message("Leave without saving")
    String leave();

    @Message("This organization has reached its limit of keys. Revoke one that is not needed.")
    String tooMany();

    @Message("The Merchant API add-on is not active.")
    String addonInactive();

    @Message("This was done already, by an earlier try whose answer was lost. The secret can't be displayed any more: reload the page, and rotate the new key to get another one.")
    String alreadyCreated();

    @Message("Somebody else changed this key after you opened the page, so your change was not saved. Reload the page to see the key as it is now, and repeat your change.")
    String changedMeanwhile();

    @Message("This key was revoked meanwhile, and nothing about it can be changed any more.")
    String isRevoked();

    @Message("Another key took this one's place meanwhile. Reload the page, and change that one.")
    String isRotated();

    @Message("This key has expired. Give it another expiry first.")
    String isExpired();

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
