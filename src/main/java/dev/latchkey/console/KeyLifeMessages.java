package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Editing, rotating, disabling and enabling a key. */
@MessageBundle("keylife")
interface KeyLifeMessages {

    @Message("Actions: {key}")
    String actionsOf(String key);

    @Message("Edit")
    String edit();

    @Message("Edit: {key}")
    String editOf(String key);

    @Message("Edit the API secret key")
    String editTitle();

    @Message("Save")
    String save();

    @Message("Rotate")
    String rotate();

    @Message("Rotate: {key}")
    String rotateOf(String key);

    @Message("Rotate the API secret key")
    String rotateTitle();

    @Message("A new key with a new secret takes this one's place, with the same name and settings. Put the new secret into the system that uses the key while the old one still works.")
    String rotateHelp();

    @Message("How long the old secret goes on working")
    String grace();

    @Message("{#when grace}{#is NONE}Not at all: systems that use it are refused from the next request on{#is HOUR}1 hour{#is DAY}24 hours{#is WEEK}7 days{#is MONTH}30 days{/when}")
    String graceOf(Grace grace);

    @Message("Never longer than until its own expiry. You can revoke it sooner.")
    String graceHelp();

    @Message("Disable")
    String disable();

    @Message("Disable: {key}")
    String disableOf(String key);

    @Message("Disable this API secret key?")
    String disableTitle();

    @Message("Systems that use it are refused from the next request on, until somebody enables it again.")
    String disableWarning();

    @Message("Enable")
    String enable();

    @Message("Enable: {key}")
    String enableOf(String key);

    @Message("The key was not enabled")
    String enableFailed();
}
