package dev.latchkey.console;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** Remembers in the browser how somebody wants to see the console. */
@Path("/preferences")
class PreferencePages {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final RoutingContext request;

    PreferencePages(RoutingContext request) {
        this.request = request;
    }

    /** What is no language or theme of ours is ignored. */
    @GET
    @Operation(hidden = true)
    public RestResponse<Void> choose(@RestQuery String language, @RestQuery String theme, @RestQuery String back) {
        Viewer.language(language).ifPresent(chosen -> remember(Viewer.LANGUAGE_COOKIE, chosen.getLanguage()));
        Viewer.theme(theme).ifPresent(chosen -> remember(Viewer.THEME_COOKIE, chosen.name().toLowerCase(Locale.ROOT)));
        return RestResponse.seeOther(URI.create(LocalPath.orElse(back, "/")));
    }

    private void remember(String name, String value) {
        request.response().addCookie(Cookie.cookie(name, value).setPath("/").setMaxAge(REMEMBERED.toSeconds())
                .setSameSite(CookieSameSite.LAX).setHttpOnly(true).setSecure(request.request().isSSL()));
    }
}
