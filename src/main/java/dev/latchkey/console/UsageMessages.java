package dev.latchkey.console;

import dev.latchkey.verify.Code;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What was used. Where the script fills in figures, {@code #1} and so on stand for them. */
@MessageBundle("usage")
interface UsageMessages {

    @Message("What all keys of this organization used. Figures are some seconds late and are renewed while you look; the request limit is as it is now.")
    String lead();

    @Message("Days and hours are those of {zone}.")
    String zone(String zone);

    @Message("Download as CSV")
    String download();

    @Message("Charts need JavaScript, which this browser does not run. The tables have the same figures.")
    String noScript();

    @Message("Last 60 seconds")
    String window();

    @Message("{used} of {limit} requests")
    String windowUsed(String used, String limit);

    @Message("The oldest stops counting in {seconds} s.")
    String windowResets(String seconds);

    @Message("The limit is reached: requests are refused. The oldest stops counting in {seconds} s.")
    String windowFull(String seconds);

    @Message("There was no request.")
    String windowEmpty();

    @Message("Not known at the moment: the service is tried again.")
    String windowUnknown();

    @Message("Not renewed: the service can't be reached. It is tried again.")
    String stale();

    @Message("Not renewed while nobody is here. Move the pointer or press a key to go on.")
    String paused();

    @Message("Calls in this period")
    String calls();

    @Message("of {quota} in the quota")
    String ofQuota(String quota);

    @Message("{share} of the quota")
    String share(String share);

    @Message("There is no quota.")
    String noQuota();

    @Message("Expected by {end}")
    String expected(String end);

    @Message("If it goes on as it went so far.")
    String expectedHow();

    @Message("In the period's first hour nothing can be told.")
    String expectedLater();

    @Message("Calls beyond the quota")
    String extra();

    @Message("{fee} beside the monthly fee")
    String extraFee(String fee);

    @Message("Expected: {calls} for {fee}")
    String extraExpected(String calls, String fee);

    @Message("This is a trial: it costs nothing, and calls beyond the quota are refused.")
    String trial();

    @Message("Transferred in answers")
    String transferred();

    @Message("Period")
    String period();

    @Message("Nothing was contracted yet, so there is no billing period.")
    String noPeriod();

    @Message("Requests per minute in the last hour")
    String hourTitle();

    @Message("{calls} were admitted, at most {most} in one minute, and {refused} refused. The limit is {limit} in any 60 seconds.")
    String hourText(String calls, String most, String refused, String limit);

    @Message("Days of the period")
    String daysTitle();

    @Message("The last 30 days")
    String lastDaysTitle();

    @Message("{calls} calls so far.")
    String daysText(String calls);

    @Message("The quota is {quota}.")
    String quotaText(String quota);

    @Message("{calls} are expected by the end.")
    String forecastText(String calls);

    @Message("Calls by key")
    String splitTitle();

    @Message("Last 24 hours")
    String byHour();

    @Message("Days of the period")
    String byDay();

    @Message("Most by {key}: {calls}.")
    String splitText(String key, String calls);

    @Message("There were no calls.")
    String splitNone();

    @Message("Figures as a table")
    String table();

    @Message("Time")
    String time();

    @Message("Day")
    String day();

    @Message("Admitted")
    String admitted();

    @Message("Refused")
    String refused();

    @Message("Why")
    String why();

    @Message("Transferred")
    String bytes();

    @Message("So far")
    String soFar();

    @Message("Forecast")
    String forecast();

    @Message("Quota")
    String quota();

    @Message("Limit")
    String limit();

    @Message("All other keys")
    String others();

    @Message("{#when code}{#is REVOKED}Key revoked{#is EXPIRED}Key expired{#is DISABLED}Key disabled{#is ADDON_INACTIVE}Add-on not active{#is IP_NOT_ALLOWED}Address not allowed{#is INSUFFICIENT_SCOPE}Scope missing{#is RATE_LIMITED}Limit reached{#is QUOTA_EXCEEDED}Quota used up{#is UNAVAILABLE}Store away{#else}{code}{/when}")
    String reason(Code code);

    @Message("{reason}: {count}")
    String reasonCount(String reason, String count);
}
