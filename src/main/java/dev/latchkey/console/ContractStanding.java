package dev.latchkey.console;

import java.time.Instant;
import java.util.Optional;

import dev.latchkey.contract.ContractStatus;
import dev.latchkey.contract.SubscriptionTerms;

/** Where a contract stands at a time, as people see it: a status alone does not tell that a period has ended. */
public enum ContractStanding {

    NONE,
    TRIAL,
    ACTIVE,
    SUSPENDED,
    CANCELLED,
    NOT_STARTED,
    LAPSED;

    static ContractStanding of(Optional<SubscriptionTerms> contract, Instant now) {
        return contract.map(terms -> of(terms, now)).orElse(NONE);
    }

    private static ContractStanding of(SubscriptionTerms terms, Instant now) {
        return switch (terms.status()) {
            case SUSPENDED -> SUSPENDED;
            case CANCELLED -> CANCELLED;
            case TRIAL, ACTIVE -> terms.activeAt(now) ? terms.status() == ContractStatus.TRIAL ? TRIAL : ACTIVE
                    : now.isBefore(terms.currentPeriodStart()) ? NOT_STARTED : LAPSED;
        };
    }
}
