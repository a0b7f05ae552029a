package dev.latchkey.door.extauthz;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.latchkey.door.RateLimitHeaders;
import dev.latchkey.door.Refusals;
import dev.latchkey.door.RequiredScopes;
import dev.latchkey.door.Verifications;
import dev.latchkey.door.ingress.Demands;
import dev.latchkey.network.ClientAddresses;
import dev.latchkey.secret.SecretFormat;
import dev.latchkey.verify.Attempt;
import dev.latchkey.verify.Code;
import dev.latchkey.verify.Verdict;
import dev.latchkey.verify.Verifier;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;

/** Answers Envoy's checks. */
@Singleton
class ExtAuthz {

    private static final Logger LOG = Logger.getLogger(ExtAuthz.class);
    private static final String NAME = "ext-authz";

    private final Verifier verifier;
    private final SecretFormat format;
    private final ClientAddresses addresses;
    private final RequiredScopes routes;
    private final Verifications verifications;
    private final RateLimitHeaders rateLimit;
    private final Refusals refusals;

    ExtAuthz(Verifier verifier, SecretFormat format, ClientAddresses addresses, RequiredScopes routes,
            Verifications verifications, RateLimitHeaders rateLimit, Refusals refusals) {
        this.verifier = verifier;
        this.format = format;
        this.addresses = addresses;
        this.routes = routes;
        this.verifications = verifications;
        this.rateLimit = rateLimit;
        this.refusals = refusals;
    }

    void check(GrpcServerRequest<CheckRequest, CheckResponse> call) {
        SocketAddress peer = call.connection().remoteAddress();
        call.last().onComplete(read -> Optional.ofNullable(read.result()).flatMap(CheckedRequest::of)
                .flatMap(request -> attempt(request, peer).map(attempt -> new Question(request, attempt)))
                .ifPresentOrElse(question -> answer(question, call.response()),
                        () -> fail(call.response(), GrpcStatus.INVALID_ARGUMENT, "No HTTP request, or no number as its cost")));
    }

    private void answer(Question question, GrpcServerResponse<CheckRequest, CheckResponse> response) {
        verifier.verify(question.attempt()).onSuccess(verdict -> {
            verifications.count(NAME, verdict);
            switch (verdict) {
                case Verdict.Admitted admitted ->
                    response.end(CheckAnswers.ok(admitted, rateLimit.fields(admitted.windows())));
                case Verdict.Refused refused when refused.code() == Code.UNAVAILABLE ->
                    fail(response, GrpcStatus.UNAVAILABLE, "A store is away");
                case Verdict.Refused refused ->
                    response.end(CheckAnswers.denied(refused, refusals.of(refused, question.request().accept())));
            }
        }).onFailure(failure -> {
            LOG.error("A request could not be decided", failure);
            fail(response, GrpcStatus.INTERNAL, "Something failed here");
        });
    }

    /** Empty if the operator's cost for it is no number. */
    private Optional<Attempt> attempt(CheckedRequest request, SocketAddress peer) {
        String cost = request.extension("cost");
        return (cost == null ? Optional.of(1) : Demands.cost(cost)).map(number -> new Attempt(request.presented(),
                format.occursInUrl(request.uri()), addresses.of(peer, request.sourceAddress(), request::header),
                scopes(request), number));
    }

    private Set<String> scopes(CheckedRequest request) {
        Set<String> demanded = Demands.scopes(Stream.ofNullable(request.extension("scope")).toList());
        return Demands.union(routes.of(request.method(), request.path()), demanded);
    }

    private static void fail(GrpcServerResponse<CheckRequest, CheckResponse> response, GrpcStatus status, String message) {
        response.status(status).statusMessage(message).end();
    }

    private record Question(CheckedRequest request, Attempt attempt) {
    }
}
