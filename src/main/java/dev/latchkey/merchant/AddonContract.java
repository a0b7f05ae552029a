package dev.latchkey.merchant;

import java.time.Instant;

/**
 * A merchant's contract for the Merchant API add-on.
 *
 * @param periodStart when the period that is paid for begins
 * @param periodEnd when it has ended: the first instant that is not paid for
 */
public record AddonContract(ContractStatus status, Instant periodStart, Instant periodEnd) {

    /** Whether keys may be made and used at that time. */
    public boolean activeAt(Instant time) {
        return status == ContractStatus.ACTIVE && !time.isBefore(periodStart) && time.isBefore(periodEnd);
    }
}
