package dev.latchkey.merchant;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merchant as the Management API shows it.
 *
 * @param requestsPerMinute the limit that is in force
 */
@Schema(name = "Merchant")
public record MerchantView(String merchantId, List<LocalizedName> names, String countryCode,
        List<String> enabledLanguageCodes, String timeZone, int requestsPerMinute) {

    static MerchantView of(Merchant merchant, int defaultRequestsPerMinute) {
        return new MerchantView(merchant.id, merchant.names.items(), merchant.countryCode, merchant.enabledLanguageCodes,
                merchant.timeZone,
                merchant.requestsPerMinute == null ? defaultRequestsPerMinute : merchant.requestsPerMinute);
    }
}
