package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Pages for what went wrong. */
@MessageBundle("error")
interface ErrorMessages {

    @Message("{#switch status}{#case 400}This address can't be understood{#case 403}You may not see this{#case 404}There is nothing here{#case 429}Too many attempts{#case 503}Not available at the moment{#else}Something failed here{/switch}")
    String title(int status);

    @Message("{#switch status}{#case 400}Something in it is not as it should be. Go back and try again.{#case 403}Your role in this organization does not include it. Ask an owner.{#case 404}It is gone, was never there, or belongs to an organization that you are not a member of.{#case 429}Wait a little, and then try again.{#case 503}Try again in a moment.{#else}Try again later. Nothing was changed.{/switch}")
    String advice(int status);

    @Message("Go to your organizations")
    String home();
}
