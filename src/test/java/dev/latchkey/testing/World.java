package dev.latchkey.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.elytron.security.common.BcryptUtil;

/**
 * Makes merchants to test with. Every test takes one of its own, so that no test sees another's window or keys.
 *
 * @param database the service's database
 */
public record World(Database database) {

    private static final AtomicInteger COUNT = new AtomicInteger();
    // The least work factor: the tests' time goes into signing in.
    private static final String PASSWORD_HASH = BcryptUtil.bcryptHash(Staff.PASSWORD, 4);

    /** A merchant whose add-on is active, with one member for each role. */
    public TestMerchant merchant() {
        TestMerchant merchant = merchantWithoutContract();
        merchant.subscribe("active", Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(30)));
        return merchant;
    }

    public TestMerchant merchantWithoutContract() {
        TestMerchant merchant = new TestMerchant("merchant-" + COUNT.incrementAndGet());
        merchant.put("").statusCode(201);
        for (String role : new String[] { "OWNER", "DEVELOPER", "VIEWER" }) {
            database.addMember(merchant.id(), merchant.member(role).email(), PASSWORD_HASH, role);
        }
        return merchant;
    }
}
