package dev.latchkey.identity;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jboss.logging.Logger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/**
 * Makes the first platform account. Without one nobody could ever put a merchant, so a start that would leave the
 * installation like that fails and says what to set. Where local accounts are
 * not used, the OpenID provider names the platform's.
 */
@ApplicationScoped
class Bootstrap {

    private static final Logger LOG = Logger.getLogger(Bootstrap.class);

    private final BootstrapConfig config;
    private final OpenIdProvider provider;
    private final Clock clock;

    Bootstrap(BootstrapConfig config, OpenIdProvider provider, Clock clock) {
        this.config = config;
        this.provider = provider;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent start) throws Throwable {
        if (!provider.localAccounts()) {
            return;
        }
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> Account.anyPlatformAccount()
                .chain(exists -> exists ? Uni.createFrom().voidItem() : create()))
                .onFailure(Bootstrap::emailTaken).recoverWithUni(Bootstrap::requirePlatformAccount));
    }

    private Uni<Void> create() {
        if (config.email().isEmpty() || config.password().isEmpty()) {
            throw new ConfigurationException("There is no platform account yet, and nothing to make one from. Set "
                    + "LATCHKEY_BOOTSTRAP_EMAIL and LATCHKEY_BOOTSTRAP_PASSWORD.");
        }
        Account account = new Account();
        account.email = email(config.email().get());
        account.passwordHash = hash(config.password().get());
        account.platform = true;
        account.createdAt = clock.instant();
        LOG.infof("Making the first platform account, %s", account.email);
        return account.persist().replaceWithVoid();
    }

    private static boolean emailTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation && violation.getKind() == ConstraintKind.UNIQUE;
    }

    // By another instance that starts at the same time, which is as good; or by somebody who is no platform account.
    private static Uni<Void> requirePlatformAccount() {
        return Panache.withSession(Account::anyPlatformAccount).invoke(exists -> {
            if (!exists) {
                throw new ConfigurationException("LATCHKEY_BOOTSTRAP_EMAIL is the address of an account that is not the "
                        + "platform's. Set another one.");
            }
        }).replaceWithVoid();
    }

    private static String email(String text) {
        return EmailAddress.parse(text).map(EmailAddress::value).orElseThrow(
                () -> new ConfigurationException("LATCHKEY_BOOTSTRAP_EMAIL must be an email address"));
    }

    private static String hash(String password) {
        try {
            return Passwords.hash(password);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("LATCHKEY_BOOTSTRAP_PASSWORD can't be used: " + e.getMessage());
        }
    }
}
