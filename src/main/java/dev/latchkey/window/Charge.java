package dev.latchkey.window;

import java.util.Optional;

/**
 * What a request takes.
 *
 * @param cost how many of each limit; 0 looks without counting and is never refused
 * @param account on which it is counted as well, absent if windows are all
 */
public record Charge(int cost, Optional<Account> account) {

    /** Taken from windows only. */
    public static Charge unmetered(int cost) {
        return new Charge(cost, Optional.empty());
    }

    Optional<Quota> quota() {
        return account.flatMap(Account::quota);
    }

    /** Whether it is counted on an account, if it is admitted. */
    boolean isMetered() {
        return cost > 0 && account.isPresent();
    }
}
