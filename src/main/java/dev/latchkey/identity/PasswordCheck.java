package dev.latchkey.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Compares passwords with accounts.
 *
 * <p>
 * A comparison is slow on purpose, and HTTP Basic asks for one on every request. So a right one is remembered for some
 * minutes, and equal ones that run at the same time are made once: they are also recorded once. What is remembered is a keyed
 * hash of the account's hash
 * and the password, under a key that lives in this process alone: of no use to whoever reads it, and void as soon as the
 * password changes. Wrong ones are not remembered, and every one of them is counted by the {@link SignInThrottle}.
 */
@ApplicationScoped
class PasswordCheck {

    private static final String MAC = "HmacSHA256";
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MAX_REMEMBERED = 10_000;

    private final SignInThrottle throttle;
    private final SignInHistory history;
    private final Vertx vertx;
    private final SecretKeySpec key;
    private final AsyncCache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).buildAsync();

    PasswordCheck(SignInThrottle throttle, SignInHistory history, Vertx vertx, SecureRandom random) {
        this.throttle = throttle;
        this.history = history;
        this.vertx = vertx;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, MAC);
    }

    /**
     * Whether it is the account's password.
     *
     * @param account null if there is none of that email address: then it is not, after the same time
     * @param whenRight what to do besides when it is really compared, and not remembered, and right; if that fails, this does
     */
    Uni<Boolean> matches(String email, String password, Account account, String address, Supplier<Uni<Void>> whenRight) {
        Context caller = vertx.getOrCreateContext();
        String hash = account == null ? Passwords.NOBODYS_HASH : account.passwordHash;
        return Uni.createFrom().completionStage(() -> right.get(fingerprint(email, hash, password),
                // A missing value is not kept by the cache.
                (fingerprint, executor) -> compare(email, password, hash, address, whenRight).map(equal -> equal ? true : null)
                        .subscribeAsCompletionStage()))
                // Another request's context may have completed it.
                .emitOn(command -> caller.runOnContext(nothing -> command.run()))
                .map(equal -> equal != null && account != null);
    }

    private Uni<Boolean> compare(String email, String password, String hash, String address, Supplier<Uni<Void>> whenRight) {
        return throttle.take(email, address)
                .chain(() -> Uni.createFrom().completionStage(() -> vertx
                        .executeBlocking(() -> Passwords.matches(password, hash), false).toCompletionStage()))
                .call(equal -> equal ? throttle.giveBack(email, address).chain(() -> whenRight.get())
                        : history.refused(email, address));
    }

    private String fingerprint(String email, String hash, String password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            String text = email + '\0' + hash + '\0' + password;
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
