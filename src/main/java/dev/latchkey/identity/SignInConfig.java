package dev.latchkey.identity;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How many wrong passwords are looked at. OWASP ASVS 5.0, 6.3.1, asks for such a bound; the defaults allow an account 80
 * guesses an hour.
 */
@ConfigMapping(prefix = "latchkey.sign-in")
public interface SignInConfig {

    /** Wrong passwords for one account within {@link #window}, from wherever they come. */
    @WithDefault("20")
    @Min(1)
    int failuresPerAccount();

    /** Wrong passwords from one address within {@link #window}. An office behind one address shares them. */
    @WithDefault("100")
    @Min(1)
    int failuresPerAddress();

    /** Who counts while Redis is away. */
    @WithDefault("local")
    WhenStoreIsDown whenStoreIsDown();

    /** How long a wrong password counts. */
    @WithDefault("15m")
    @DurationMin(seconds = 1)
    Duration window();

    /** What happens to those who sign in while Redis is away. */
    enum WhenStoreIsDown {

        /** Each instance counts by itself: staff can go on, and so many instances allow so many times the guesses. */
        LOCAL,
        /** Nobody signs in: 503. Who is signed in already stays so. */
        CLOSED
    }
}
