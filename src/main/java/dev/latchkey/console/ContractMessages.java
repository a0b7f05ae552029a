package dev.latchkey.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What was contracted, and what it costs. */
@MessageBundle("contract")
interface ContractMessages {

    @Message("{#when standing}{#is NONE}The Merchant API add-on was never contracted.{#is TRIAL}The add-on is on trial: it costs nothing, and calls beyond the quota are refused.{#is ACTIVE}The add-on is active.{#is SUSPENDED}The platform has suspended the contract.{#is CANCELLED}The contract was cancelled.{#is NOT_STARTED}The contracted period has not begun yet.{#is LAPSED}The contracted period has ended.{/when}")
    String lead(ContractStanding standing);

    @Message("What happens then")
    String then();

    @Message("The next period begins by itself on {end}.")
    String renews(String end);

    @Message("The contract ends on {end}, unless it is renewed.")
    String ends(String end);

    @Message("The contract ended on {end}.")
    String ended(String end);

    @Message("Plan")
    String plan();

    @Message("The platform has not told what is in the plan {code}: there is neither a quota nor a fee for calls beyond it.")
    String unknownPlan(String code);

    @Message("Name")
    String name();

    @Message("Monthly fee")
    String fee();

    @Message("Calls in the fee")
    String quota();

    @Message("Transfer in the fee")
    String transferQuota();

    @Message("Any number")
    String anyNumber();

    @Message("Any amount")
    String anyAmount();

    @Message("Each further call")
    String extraFee();

    @Message("Refused")
    String refused();

    @Message("Billing periods")
    String periods();

    @Message("Calls beyond the quota are billed the month after.")
    String periodsHow();

    @Message("No period has begun yet.")
    String noPeriods();

    @Message("Period")
    String period();

    @Message("Calls")
    String calls();

    @Message("Beyond the quota")
    String extraCalls();

    @Message("Fee for those")
    String extraCost();

    @Message("Trial")
    String trial();

    @Message("so far")
    String soFar();

    @Message("none")
    String none();
}
