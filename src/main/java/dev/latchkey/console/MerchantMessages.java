package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Organizations, and what they contracted. */
@MessageBundle("merchant")
interface MerchantMessages {

    @Message("Maker organizations you belong to")
    String listTitle();

    @Message("You belong to no organization yet")
    String noneTitle();

    @Message("An owner of an organization can invite you: ask for the link, and open it.")
    String none();

    @Message("Your sessions")
    String sessions();

    @Message("Signed in on a device that you lost, or that somebody else uses? This signs you out there, and here as well.")
    String sessionsHint();

    @Message("Sign out on all devices")
    String signOutEverywhere();

    @Message("Merchant API add-on")
    String addon();

    @Message("API secret keys")
    String keys();

    @Message("{count} of {max} in use")
    String keysInUse(String count, String max);

    @Message("Requests in the last minute")
    String lastMinute();

    @Message("{used} of {limit}")
    String used(String used, String limit);

    @Message("Not known at the moment")
    String unknown();

    @Message("Manage keys")
    String manageKeys();

    @Message("Maker ID")
    String id();

    @Message("Names")
    String names();

    @Message("Country")
    String country();

    @Message("Languages")
    String languages();

    @Message("Time zone")
    String timeZone();

    @Message("Request limit")
    String limit();

    @Message("{count} requests per minute, shared by all keys")
    String limitOf(String count);

    @Message("The platform keeps these details. Ask it to change them.")
    String keptByPlatform();

    @Message("Status")
    String state();

    @Message("Plan")
    String plan();

    @Message("Current period")
    String period();

    @Message("{start} to {end}")
    String periodOf(String start, String end);

    @Message("{#when standing}{#is NONE}Not subscribed{#is TRIAL}Trial{#is ACTIVE}Active{#is SUSPENDED}Suspended{#is CANCELLED}Cancelled{#is NOT_STARTED}Not yet started{#is LAPSED}Period ended{/when}")
    String standing(ContractStanding standing);

    @Message("See the contract")
    String seeContract();

    @Message("See the usage")
    String seeUsage();

    @Message("The Merchant API add-on is not active")
    String inactiveTitle();

    @Message("Keys can't be created, and requests with existing keys are refused with 402. You can still see, search and revoke keys. As soon as the add-on is active again, keys that were not revoked work as before.")
    String inactive();

    @Message("Subscribe to the Merchant API Add-on")
    String subscribe();

    @Message("To subscribe to it, ask the platform that runs this service.")
    String askPlatform();
}
