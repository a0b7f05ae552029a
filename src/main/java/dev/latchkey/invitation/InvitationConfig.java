package dev.latchkey.invitation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How invitations are handed over. */
@ConfigMapping(prefix = "latchkey")
public interface InvitationConfig {

    /**
     * Where people find this service. If absent, links begin as the inviter's own request did, which is good enough for
     * links that the inviter hands over; a mailed one must not begin with what a request's header says.
     */
    Optional<URI> publicUrl();

    Invitations invitations();

    interface Invitations {

        /** How long a link is good. */
        @WithDefault("7d")
        @DurationMin(minutes = 1)
        @DurationMax(days = 365)
        Duration lifetime();
    }
}
