package dev.latchkey.merchant;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merchant as the Management API shows it.
 *
 * @param requestsPerMinute the limit that is in force
 * @param shadowRequestsPerMinute the limit that is on trial and refuses nothing, absent if there is none
 */
@Schema(name = "Merchant")
public record MerchantView(String merchantId, List<LocalizedName> names, String countryCode,
        List<String> enabledLanguageCodes, String timeZone, int requestsPerMinute, Integer shadowRequestsPerMinute) {

    static MerchantView of(Merchant merchant, int defaultRequestsPerMinute) {
        return new MerchantView(merchant.id, merchant.names.items(), merchant.countryCode, merchant.enabledLanguageCodes,
                merchant.timeZone,
                merchant.requestsPerMinute == null ? defaultRequestsPerMinute : merchant.requestsPerMinute,
                merchant.shadowRequestsPerMinute);
    }
}
