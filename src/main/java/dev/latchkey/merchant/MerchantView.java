package dev.latchkey.merchant;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.latchkey.usage.LimitTrial;

/**
 * A merchant as the Management API shows it.
 *
 * @param requestsPerMinute the limit that is in force
 * @param shadowRequestsPerMinute the limit that is on trial and refuses nothing, absent if there is none
 * @param shadowRefusals how many requests that limit would have refused since it was set, some seconds late; absent if there is
 *        none on trial
 */
@Schema(name = "Merchant")
public record MerchantView(String merchantId, List<LocalizedName> names, String countryCode,
        List<String> enabledLanguageCodes, String timeZone, int requestsPerMinute, Integer shadowRequestsPerMinute,
        Long shadowRefusals) {

    /** @param trials what limits on trial would have refused, by subject */
    static MerchantView of(Merchant merchant, int defaultRequestsPerMinute, Map<String, Long> trials) {
        return new MerchantView(merchant.id, merchant.names.items(), merchant.countryCode, merchant.enabledLanguageCodes,
                merchant.timeZone,
                merchant.requestsPerMinute == null ? defaultRequestsPerMinute : merchant.requestsPerMinute,
                merchant.shadowRequestsPerMinute, merchant.shadowRequestsPerMinute == null ? null
                        : trials.getOrDefault(LimitTrial.ofMerchant(merchant.id), 0L));
    }
}
