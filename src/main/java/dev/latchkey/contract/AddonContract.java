package dev.latchkey.contract;

import java.time.Instant;

/**
 * A merchant's contract for the Merchant API add-on.
 *
 * @param periodStart when the period that is paid for begins
 * @param periodEnd when it has ended: the first instant that is not paid for
 * @param autoRenew whether the next period begins by itself then
 */
public record AddonContract(ContractStatus status, Instant periodStart, Instant periodEnd, boolean autoRenew) {

    /**
     * Whether keys may be made and used at that time. A contract that goes on by itself does not lapse while the service has
     * not yet written down that it did.
     */
    public boolean activeAt(Instant time) {
        return status.opens() && !time.isBefore(periodStart) && (autoRenew || time.isBefore(periodEnd));
    }
}
