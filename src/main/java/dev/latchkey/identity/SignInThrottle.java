package dev.latchkey.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.network.ClientAddress;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import dev.latchkey.window.Decision;
import dev.latchkey.window.Limit;
import dev.latchkey.window.SlidingWindow;
import dev.latchkey.window.WindowUnavailableException;
import io.smallrye.mutiny.Uni;

/**
 * Bounds the guesses at passwords, for all instances together. A guess is counted before it is looked at and taken back if
 * it was right: so many at once can't all slip through, and those who know their password are never counted.
 */
@ApplicationScoped
class SignInThrottle {

    private final SlidingWindow window;
    private final Limit perAccount;
    private final Limit perAddress;
    private final SignInConfig.WhenStoreIsDown whenStoreIsDown;
    private final LocalCount local;

    SignInThrottle(SlidingWindow window, SignInConfig config) {
        this.window = window;
        this.perAccount = new Limit(config.failuresPerAccount(), config.window());
        this.perAddress = new Limit(config.failuresPerAddress(), config.window());
        this.whenStoreIsDown = config.whenStoreIsDown();
        this.local = new LocalCount(config.window());
    }

    /** Counts a guess, or fails with 429 {@link ProblemCode#TOO_MANY_ATTEMPTS}. */
    Uni<Void> take(String email, ClientAddress address) {
        return take(addressSubject(address), perAddress)
                .chain(() -> take(accountSubject(email), perAccount)
                        .onFailure(ProblemException.class).call(() -> giveBack(addressSubject(address))));
    }

    /** The guess was right: it does not count. */
    Uni<Void> giveBack(String email, ClientAddress address) {
        return Uni.join().all(List.of(giveBack(accountSubject(email)), giveBack(addressSubject(address))))
                .andFailFast().replaceWithVoid();
    }

    /** The same for a guess that is counted by its address alone, so that a stranger's guesses hold up nobody else. */
    Uni<Void> take(ClientAddress address) {
        return take(addressSubject(address), perAddress);
    }

    Uni<Void> giveBack(ClientAddress address) {
        return giveBack(addressSubject(address));
    }

    private Uni<Void> take(String subject, Limit limit) {
        return window.take(subject, limit, 1)
                .onFailure(this::countsLocally).recoverWithItem(() -> local.take(subject, limit))
                .invoke(decision -> {
                    if (decision instanceof Decision.Refused refused) {
                        throw new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS,
                                "Too many wrong passwords. Wait, and then try again.",
                                Duration.ofSeconds(refused.retryAfterSeconds()));
                    }
                }).replaceWithVoid();
    }

    private Uni<Void> giveBack(String subject) {
        return window.giveBack(subject).onFailure(this::countsLocally).recoverWithUni(() -> {
            local.giveBack(subject);
            return Uni.createFrom().voidItem();
        });
    }

    private boolean countsLocally(Throwable failure) {
        return failure instanceof WindowUnavailableException && whenStoreIsDown == SignInConfig.WhenStoreIsDown.LOCAL;
    }

    // With colons, which no merchant's id has. Hashed: what somebody typed as an address may be anything, a password too, and the subject is to be seen in Redis.
    private static String accountSubject(String email) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return "sign-in:account:" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String addressSubject(ClientAddress address) {
        return "sign-in:address:" + address.subscriber();
    }
}
