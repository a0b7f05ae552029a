package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Accepting an invitation. */
@MessageBundle("invitation")
interface InvitationMessages {

    @Message("Invitation")
    String title();

    @Message("Looking at the invitation …")
    String loading();

    @Message("You are invited to join")
    String invited();

    @Message("Role")
    String role();

    @Message("Email address")
    String email();

    @Message("Set a password to join.")
    String setPassword();

    @Message("You have an account already: enter its password to join.")
    String enterPassword();

    @Message("Password")
    String password();

    @Message("12 characters or more.")
    String passwordHelp();

    @Message("Enter a password of at least 12 characters and at most 72 bytes.")
    String passwordWrong();

    @Message("This is not the password of your account.")
    String passwordOther();

    @Message("Another organization made this email address a member before. Ask an owner there for an invitation first.")
    String elsewhere();

    @Message("You join as {who}.")
    String joinAs(String who);

    @Message("Join")
    String join();

    @Message("This invitation can't be used")
    String invalidTitle();

    @Message("It was used, withdrawn or replaced, or is too old. Ask for a new one. If you have joined already, sign in.")
    String invalid();

    @Message("Sign in")
    String signIn();
}
