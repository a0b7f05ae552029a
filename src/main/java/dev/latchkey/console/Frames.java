package dev.latchkey.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

import dev.latchkey.contract.Contracts;
import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Merchants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Makes the {@link Frame} of the current request's page. */
@RequestScoped
class Frames {

    private final Merchants merchants;
    private final Contracts contracts;
    private final Caller caller;
    private final ConsoleConfig config;
    private final Clock clock;
    private final RoutingContext request;

    Frames(Merchants merchants, Contracts contracts, Caller caller, ConsoleConfig config, Clock clock, RoutingContext request) {
        this.merchants = merchants;
        this.contracts = contracts;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
        this.request = request;
    }

    /** For a page that anybody may see. */
    Frame forAnybody() {
        return Frame.of(Optional.empty(), clock.instant(), back());
    }

    Frame forCaller() {
        return Frame.of(Optional.of(caller.displayName()), clock.instant(), back());
    }

    /** For a page about an organization. Fails with 404 if it is missing or the caller does not belong to it. */
    Uni<Frame> forMerchant(MerchantId id) {
        return merchants.ofCaller(id)
                .chain(membership -> contracts.of(id)
                        .map(contract -> new Frame(Optional.of(caller.displayName()), Optional.of(membership), contract,
                                config.contractUrl(), clock.instant(), back())));
    }

    private String back() {
        return URLEncoder.encode(LocalPath.orElse(request.request().uri(), "/"), StandardCharsets.UTF_8);
    }
}
