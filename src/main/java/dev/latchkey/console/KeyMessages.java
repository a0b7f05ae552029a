package dev.latchkey.console;

import dev.latchkey.key.KeyStatus;
import dev.latchkey.secret.KeyEnvironment;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The list of keys. */
@MessageBundle("keys")
interface KeyMessages {

    @Message("API secret keys")
    String title();

    @Message("With an API secret key, a server of yours calls the Merchant API. All keys together may make {limit} requests per minute.")
    String lead(String limit);

    @Message("Use one key for each integration, such as core system, logistics or accounting: then you see which system uses which key, and can revoke one without stopping the others.")
    String onePerIntegration();

    @Message("Create a New Key")
    String createNew();

    @Message("Search")
    String search();

    @Message("Name, description or last characters")
    String searchExample();

    @Message("Status")
    String status();

    @Message("All")
    String all();

    @Message("Apply")
    String apply();

    @Message("Key")
    String key();

    @Message("Secret")
    String secret();

    @Message("Scopes")
    String scopes();

    @Message("Everything")
    String allScopes();

    @Message("Created {when} by {who}")
    String createdBy(String when, String who);

    @Message("Last used")
    String lastUsed();

    @Message("Never")
    String never();

    @Message("from {address}")
    String from(String address);

    @Message("New")
    String newSecret();

    @Message("Old")
    String oldSecret();

    @Message("works until {when}")
    String worksUntil(String when);

    @Message("Another key took its place {when}. This one can only be revoked.")
    String replaced(String when);

    @Message("Expires {when}")
    String expires(String when);

    @Message("Expired {when}")
    String expired(String when);

    @Message("Revoked {when} by {who}")
    String revokedBy(String when, String who);

    @Message("Only from {addresses}")
    String onlyFrom(String addresses);

    @Message("Actions")
    String actions();

    @Message("Sort by")
    String sortBy();

    @Message("Newest first")
    String newest();

    @Message("Oldest first")
    String oldest();

    @Message("A to Z")
    String ascending();

    @Message("Z to A")
    String descending();

    @Message("Pages")
    String pages();

    @Message("Next page")
    String next();

    @Message("First page")
    String first();

    @Message("There are no keys yet")
    String noneTitle();

    @Message("Create one for each system that is to call the Merchant API. Its secret is displayed once; put it into that system's settings.")
    String none();

    @Message("There are no keys yet. An owner or a developer of this organization can create one.")
    String noneForViewer();

    @Message("No key matches")
    String noMatchTitle();

    @Message("Show all keys")
    String showAll();

    @Message("{count} of {max} keys are in use. Revoke one that is not needed before you create another.")
    String full(String count, String max);

    @Message("{#when status}{#is ACTIVE}Active{#is DISABLED}Disabled{#is EXPIRED}Expired{#is REVOKED}Revoked{/when}")
    String statusOf(KeyStatus status);

    @Message("{#when environment}{#is LIVE}Live{#is TEST}Test{/when}")
    String environmentOf(KeyEnvironment environment);
}
