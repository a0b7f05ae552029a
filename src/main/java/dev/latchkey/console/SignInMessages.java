package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Signing in. */
@MessageBundle("signin")
interface SignInMessages {

    @Message("Sign in")
    String title();

    @Message("API secret keys for your integrations.")
    String lead();

    @Message("Email address")
    String email();

    @Message("Password")
    String password();

    @Message("Login")
    String login();

    @Message("or")
    String or();

    @Message("Log in with {provider}")
    String loginWith(String provider);

    @Message("{provider} did not sign you in. Try again, or ask those who look after it.")
    String refused(String provider);

    @Message("The email address or the password is wrong.")
    String wrong();

    @Message("No password yet? Ask an owner of your organization for an invitation.")
    String help();
}
