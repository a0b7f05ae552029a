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

    @Message("Login with {provider}")
    String loginWith(String provider);

    @Message("{provider} did not sign you in. Try again, or ask those who look after it.")
    String refused(String provider);

    @Message("The email address or the password is wrong.")
    String wrong();

    @Message("Too many wrong passwords. Wait {minutes} minutes, and then try again.")
    String tooMany(long minutes);

    @Message("No password yet? Ask an owner of your organization for an invitation.")
    String help();
}
