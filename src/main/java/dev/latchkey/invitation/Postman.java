package dev.latchkey.invitation;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jboss.logging.Logger;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Merchants;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;

/** Mails invitations where a mail server is configured. Where none is, nothing is sent and nothing is connected to. */
@ApplicationScoped
class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final String HOST = "quarkus.mailer.host";
    /** The inviter waits for the answer, and has the link in it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReactiveMailer mailer;
    private final Merchants merchants;
    private final PublicUrl publicUrl;
    private final Config config;

    Postman(ReactiveMailer mailer, Merchants merchants, PublicUrl publicUrl, Config config) {
        this.mailer = mailer;
        this.merchants = merchants;
        this.publicUrl = publicUrl;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        if (!hasServer()) {
            return;
        }
        if (!publicUrl.isConfigured()) {
            throw new ConfigurationException("QUARKUS_MAILER_HOST is set, and a mailed link must not begin with what a "
                    + "request's header says. Set LATCHKEY_PUBLIC_URL, such as https://keys.example.com");
        }
        if (config.getOptionalValue("quarkus.mailer.from", String.class).isEmpty()) {
            throw new ConfigurationException("QUARKUS_MAILER_HOST is set. Set QUARKUS_MAILER_FROM too, the address that "
                    + "invitations are sent from");
        }
        if (config.getOptionalValue("quarkus.mailer.mock", Boolean.class).orElse(false)) {
            throw new ConfigurationException("QUARKUS_MAILER_MOCK would write invitations with their links into the log. "
                    + "Remove it");
        }
    }

    /** Whether the mail server took the invitation. A failure is logged, and is no reason to fail: the inviter has the link. */
    Uni<Boolean> deliver(MerchantId merchant, InvitationView invitation, String url) {
        if (!hasServer()) {
            return Uni.createFrom().item(false);
        }
        return merchants.get(merchant)
                .chain(inviting -> mailer.send(InvitationMail.of(inviting, invitation, url)))
                .ifNoItem().after(PATIENCE).fail()
                .replaceWith(true)
                .onFailure().invoke(failure -> LOG.warnf("Invitation %s was not mailed: %s", invitation.id(), told(failure)))
                .onFailure().recoverWithItem(false);
    }

    // What the server said may repeat the mail, and so the link; its code says enough.
    private static String told(Throwable failure) {
        return failure instanceof SMTPException smtp
                ? "the mail server answered " + smtp.getReplyCode()
                : failure.toString();
    }

    // The framework's default is localhost, where nobody was asked to send mail.
    private boolean hasServer() {
        ConfigValue host = config.getConfigValue(HOST);
        return host.getValue() != null && host.getSourceOrdinal() > Integer.MIN_VALUE;
    }
}
