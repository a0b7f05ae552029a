package dev.latchkey.console;

import dev.latchkey.audit.AuditAction;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The audit log. */
@MessageBundle("audit")
interface AuditMessages {

    @Message("Who changed what in this organization, and when its members signed in. Nothing here can be changed or deleted.")
    String lead();

    @Message("Action")
    String action();

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("What")
    String what();

    @Message("Details")
    String details();

    @Message("from {address}")
    String from(String address);

    @Message("Unknown")
    String unknown();

    @Message("By itself")
    String itself();

    @Message("Nothing was recorded yet")
    String noneTitle();

    @Message("Nothing like that was recorded")
    String noMatchTitle();

    @Message("Show everything")
    String showAll();

    @Message("changed to")
    String changedTo();

    @Message("none")
    String nothing();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message("{#when action}{#is KEY_CREATED}Key created{#is KEY_CHANGED}Key changed{#is KEY_ROTATED}Key rotated{#is KEY_REVOKED}Key revoked{#is KEYS_IMPORTED}Keys imported{#is KEY_LEAKED}Key reported as leaked{#is MEMBER_ADDED}Member added{#is MEMBER_CHANGED}Member changed{#is MEMBER_REMOVED}Member removed{#is INVITATION_CREATED}Invitation made{#is INVITATION_WITHDRAWN}Invitation withdrawn{#is INVITATION_ACCEPTED}Invitation accepted{#is MERCHANT_CREATED}Organization created{#is MERCHANT_CHANGED}Organization changed{#is SUBSCRIPTION_CHANGED}Contract changed{#is SUBSCRIPTION_RENEWED}Contract renewed{#is QUOTA_REACHED}Quota reached{#is PLAN_CREATED}Plan created{#is PLAN_CHANGED}Plan changed{#is SIGNED_IN}Signed in{#is SIGN_IN_REFUSED}Sign-in refused{#is SIGNED_OUT}Signed out{/when}")
    String actionOf(AuditAction action);

    @Message("{#switch fact}{#case 'name'}Name{#case 'description'}Description{#case 'env'}Environment{#case 'hint'}Secret{#case 'scopes'}Scopes{#case 'allowedIps'}Allowed addresses{#case 'enabled'}Enabled{#case 'expiresAt'}Expiry{#case 'status'}Status{#case 'role'}Role{#case 'displayName'}Displayed name{#case 'names'}Names{#case 'countryCode'}Country{#case 'enabledLanguageCodes'}Languages{#case 'timeZone'}Time zone{#case 'requestsPerMinute'}Requests per minute{#case 'shadowRequestsPerMinute'}Requests per minute, on trial{#case 'revoked'}Revoked{#case 'plan'}Plan{#case 'currentPeriodStart'}Period begins{#case 'currentPeriodEnd'}Period ends{#case 'autoRenew'}Renews by itself{#case 'planVersion'}Version of the plan{#case 'currency'}Currency{#case 'monthlyFee'}Monthly fee{#case 'monthlyCallQuota'}Calls per month{#case 'monthlyTransferQuotaBytes'}Bytes per month{#case 'feePerExtraCall'}Fee for each further call{#case 'hardQuota'}Refuses further calls{#case 'measure'}Quota of{#case 'percent'}Percent{#case 'used'}Used{#case 'quota'}Quota{#case 'periodStart'}Period begins{#case 'invitationId'}Invitation{#case 'rotatedFrom'}Takes the place of{#case 'rotatedTo'}Replaced by{#case 'graceSeconds'}Grace in seconds{#case 'source'}Found in{#case 'leakSource'}Found in{#case 'count'}Number{#else}{fact}{/switch}")
    String fact(String fact);

    @Message("{#switch value}{#case 'owner'}Owner{#case 'developer'}Developer{#case 'viewer'}Viewer{#case 'active'}Active{#case 'disabled'}Disabled{#case 'expired'}Expired{#case 'revoked'}Revoked{#case 'trial'}Trial{#case 'suspended'}Suspended{#case 'cancelled'}Cancelled{#case 'live'}Live{#case 'test'}Test{#case 'calls'}Calls{#case 'transfer'}Transfer{#else}{value}{/switch}")
    String word(String value);

    @Message("{#switch place}{#case 'console'}in the console{#case 'everywhere'}in the console, on all devices{#case 'api'}at the Management API{#else}{place}{/switch}")
    String entrance(String place);
}
