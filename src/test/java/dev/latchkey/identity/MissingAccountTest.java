package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.latchkey.network.ClientAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** How long a wrong sign-in takes does not tell which accounts there are. */
@QuarkusTest
class MissingAccountTest {

    private static final int ROUNDS = 30;
    /** Alike, it is 0.5 give or take 0.08; without the comparison it is 1. */
    private static final double MOST = 0.9;

    @Inject
    PasswordCheck passwords;

    @Test
    void itIsRefusedAsSlowlyAsAWrongPassword() throws Throwable {
        Account account = new Account();
        account.passwordHash = Passwords.hash("correct horse battery");
        List<Long> missing = new ArrayList<>();
        List<Long> wrong = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            missing.add(nanosOfARefusal(null, round));
            wrong.add(nanosOfARefusal(account, round));
        }

        long quicker = missing.stream().mapToLong(time -> wrong.stream().filter(other -> time < other).count()).sum();
        assertThat((double) quicker / ROUNDS / ROUNDS).as("how often a missing account is the quicker one").isLessThan(MOST);
    }

    /** Each guess is about an account of its own and from elsewhere, or it would be throttled. */
    private long nanosOfARefusal(Account account, int round) throws Throwable {
        String email = "slow-" + UUID.randomUUID() + "@test.invalid";
        long start = System.nanoTime();
        Boolean right = VertxContextSupport.subscribeAndAwait(() -> passwords.matches(email, "a guess", account,
                ClientAddress.of("198.51.100." + (100 + round)), () -> Uni.createFrom().voidItem()));
        long taken = System.nanoTime() - start;
        assertThat(right).isFalse();
        return taken;
    }
}
