package dev.latchkey.verify;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.latchkey.secret.SecretHash;
import dev.latchkey.secret.SecretReader;
import dev.latchkey.usage.KeyUses;
import dev.latchkey.usage.LimitTrial;
import dev.latchkey.usage.LimitTrials;
import dev.latchkey.window.Decision;
import dev.latchkey.window.SlidingWindow;
import dev.latchkey.window.WindowUnavailableException;
import io.smallrye.mutiny.Uni;

/** Decides every request; see the package's documentation for how. */
@ApplicationScoped
public class Verifier {

    private static final Logger LOG = Logger.getLogger(Verifier.class);

    private final SecretReader secrets;
    private final KeyLookup keys;
    private final SlidingWindow window;
    private final KeyUses uses;
    private final LimitTrials trials;
    private final Clock clock;

    Verifier(SecretReader secrets, KeyLookup keys, SlidingWindow window, KeyUses uses, LimitTrials trials,
            Clock clock) {
        this.secrets = secrets;
        this.keys = keys;
        this.window = window;
        this.uses = uses;
        this.trials = trials;
        this.clock = clock;
    }

    /** May this request pass, and for whom? A store that is away is a refusal too; other failures are bugs. */
    public Uni<Verdict> verify(Attempt attempt) {
        if (attempt.presented().isEmpty() && !attempt.exposed()) {
            return refused(Code.MISSING_KEY);
        }
        Optional<List<SecretHash>> hashes = attempt.exposed() ? Optional.empty()
                : attempt.presented().flatMap(secrets::hashes);
        if (hashes.isEmpty()) {
            return refused(Code.MALFORMED_KEY);
        }
        return keys.find(hashes.get())
                .chain(key -> key.isPresent() ? verify(key.get(), attempt) : refused(Code.UNKNOWN_KEY))
                .onFailure(Verifier::storeAway).recoverWithUni(failure -> {
                    // Without the trace: an outage has one such line for each request.
                    LOG.warnf("A request was refused with 503: %s", failure.getMessage());
                    return refused(Code.UNAVAILABLE);
                });
    }

    private Uni<Verdict> verify(KnownKey key, Attempt attempt) {
        Optional<Code> refusal = Check.firstRefusal(key, attempt, clock.instant());
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        return window.take(key.merchant().value(), key.limits().bounds(key.id()), attempt.cost())
                .map(decision -> switch (decision) {
                    case Decision.Admitted admitted -> admitted(key, attempt, admitted);
                    case Decision.Refused limited -> Verdict.Refused.because(limited);
                });
    }

    private Verdict admitted(KnownKey key, Attempt attempt, Decision.Admitted admitted) {
        Set<Holder> shadowRefusals = Holder.of(admitted.shadowRefusals());
        uses.note(key.id().value(), attempt.clientAddress().text());
        shadowRefusals.forEach(holder -> trials.note(switch (holder) {
            case MERCHANT -> LimitTrial.ofMerchant(key.merchant().value());
            case KEY -> LimitTrial.ofKey(key.id().value());
        }));
        return new Verdict.Admitted(key.merchant(), key.id(), key.scopes(), Windows.of(admitted), shadowRefusals);
    }

    private static Uni<Verdict> refused(Code code) {
        return Uni.createFrom().item(Verdict.Refused.because(code));
    }

    private static boolean storeAway(Throwable failure) {
        return failure instanceof LookupUnavailableException || failure instanceof WindowUnavailableException;
    }
}
