package dev.latchkey.invitation;

import java.time.Instant;

import dev.latchkey.identity.Account;
import dev.latchkey.merchant.Subject;
import io.smallrye.mutiny.Uni;

/** Who accepts an invitation, once that is established. */
sealed interface Newcomer {

    Subject subject();

    /** What to show people instead of the subject; null where the subject says it. */
    String displayName();

    /** Sees to it that the newcomer can sign in. Runs in the transaction in which the invitation is accepted. */
    Uni<Void> settle(Instant now);

    /** Somebody who can sign in already. */
    record Known(Subject subject, String displayName) implements Newcomer {

        @Override
        public Uni<Void> settle(Instant now) {
            return Uni.createFrom().voidItem();
        }
    }

    /** Somebody who gets an account of this password. */
    record NewAccount(Subject subject, String passwordHash) implements Newcomer {

        @Override
        public String displayName() {
            return null;
        }

        @Override
        public Uni<Void> settle(Instant now) {
            return Account.create(subject.value(), passwordHash, now).replaceWithVoid();
        }

        /** Without the hash. */
        @Override
        public String toString() {
            return "NewAccount[" + subject + "]";
        }
    }
}
