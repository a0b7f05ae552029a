package dev.latchkey.usage.report;

import java.time.ZoneId;
import java.util.Optional;

import dev.latchkey.contract.BillingPeriod;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.MerchantView;

/**
 * Of whom is told.
 *
 * @param period the one that holds now, or else the last one that ended
 */
record Reported(MerchantView merchant, Optional<BillingPeriod> period) {

    MerchantId id() {
        return new MerchantId(merchant.merchantId());
    }

    ZoneId zone() {
        return ZoneId.of(merchant.timeZone());
    }
}
