package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Secrets that were found in public. */
@MessageBundle("leaks")
interface LeakMessages {

    @Message("A secret was found where others can read it")
    String title();

    @Message("Its key was revoked at once, so that nobody can use it any more:")
    String revoked();

    @Message("Reported {when}")
    String reported(String when);

    @Message("Found in: {source}")
    String foundIn(String source);

    @Message("Leaked")
    String badge();

    @Message("Create a new key and put its secret into the system that used the old one. Remove the old secret from where it was found. Look at when and from where the old key was last used: if that was not you, look at what was done with it.")
    String advice();

    @Message("Tell an owner or a developer of this organization: systems that used it need a new key.")
    String adviceForViewer();
}
