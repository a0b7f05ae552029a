package dev.latchkey.console;

import java.net.URI;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.latchkey.identity.Account;
import dev.latchkey.identity.OpenIdProvider;
import dev.latchkey.identity.Sessions;
import dev.latchkey.identity.SignIn;
import dev.latchkey.network.ClientAddresses;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Signing in and out. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class SignInPages {

    static final String HOME = "/merchants";

    private final SignIn signIn;
    private final Sessions sessions;
    private final ClientAddresses addresses;
    private final OpenIdProvider provider;
    private final Frames frames;
    private final Viewer viewer;
    private final CurrentIdentityAssociation identity;
    private final RoutingContext request;

    SignInPages(SignIn signIn, Sessions sessions, ClientAddresses addresses, OpenIdProvider provider, Frames frames,
            Viewer viewer,
            CurrentIdentityAssociation identity, RoutingContext request) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.addresses = addresses;
        this.provider = provider;
        this.frames = frames;
        this.viewer = viewer;
        this.identity = identity;
        this.request = request;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance signIn(Frame frame, String email, String next, Optional<String> error,
                Optional<String> provider, boolean localAccounts);
    }

    /** @param refused whether the OpenID provider did not sign somebody in */
    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> ask(@RestQuery String next, @RestQuery boolean refused) {
        String destination = LocalPath.orElse(next, HOME);
        return identity.getDeferredIdentity().map(who -> who.isAnonymous()
                ? page(RestResponse.Status.OK, "", destination,
                        provider.name().filter(name -> refused).map(texts(SignInMessages.class)::refused)).build()
                : RestResponse.seeOther(URI.create(destination)));
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> signIn(byte[] body) {
        provider.requireLocalAccounts();
        SignInRequest form = SignInRequest.of(body);
        String destination = LocalPath.orElse(form.next(), HOME);
        return signIn.check(form.email(), form.password(), addresses.of(request))
                .<RestResponse<TemplateInstance>> chain(account -> start(account, destination))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(() -> page(RestResponse.Status.UNAUTHORIZED, form.email(), destination,
                        Optional.of(texts(SignInMessages.class).wrong()))
                        .build())
                .onFailure(SignInPages::throttled)
                .recoverWithItem(failure -> tooMany((ProblemException) failure, form.email(), destination));
    }

    /** Also for those who are not signed in any more. */
    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> signOut() {
        return sessions.end(request).map(ended -> RestResponse.seeOther(URI.create("/")));
    }

    /** On every device, for who thinks that somebody else is signed in as well. */
    @POST
    @Path("/sign-out/everywhere")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> signOutEverywhere() {
        return sessions.endAll(request).map(ended -> RestResponse.seeOther(URI.create("/")));
    }

    private Uni<RestResponse<TemplateInstance>> start(Account account, String destination) {
        return sessions.start(account, request).map(started -> RestResponse.seeOther(URI.create(destination)));
    }

    private RestResponse<TemplateInstance> tooMany(ProblemException refusal, String email, String destination) {
        long seconds = refusal.retryAfter().orElseThrow().toSeconds();
        return page(RestResponse.Status.TOO_MANY_REQUESTS, email, destination,
                Optional.of(texts(LayoutMessages.class).tooManyAttempts(Long.toString(Math.ceilDiv(seconds, 60)))))
                .header("Retry-After", seconds).build();
    }

    private ResponseBuilder<TemplateInstance> page(RestResponse.Status status, String email, String destination,
            Optional<String> error) {
        return ResponseBuilder.create(status, Templates
                .signIn(frames.forAnybody(), email, destination, error, provider.name(), provider.localAccounts())
                .setLocale(viewer.locale()));
    }

    private <T> T texts(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(viewer.locale().toLanguageTag()));
    }

    private static boolean throttled(Throwable failure) {
        return failure instanceof ProblemException refusal
                && refusal.problem().code().equals(ProblemCode.TOO_MANY_ATTEMPTS.name());
    }
}
