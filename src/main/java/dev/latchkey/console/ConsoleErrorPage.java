package dev.latchkey.console;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.latchkey.identity.OpenIdProvider;
import dev.latchkey.problem.ErrorPage;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.SentPath;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Errors as pages; and who is not signed in is sent to where that is done. */
@Singleton
class ConsoleErrorPage implements ErrorPage {

    private static final int UNAUTHORIZED = 401;

    private final Frames frames;
    private final Viewer viewer;

    ConsoleErrorPage(Frames frames, Viewer viewer) {
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance error(Frame frame, int status);
    }

    @Override
    public Optional<RestResponse<Object>> answer(Problem problem, UriInfo uri, HttpHeaders headers) {
        String accepted = headers.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains("text/html") || isOfPrograms(SentPath.of(uri))) {
            return Optional.empty();
        }
        return Optional.of(problem.status() == UNAUTHORIZED ? signIn(uri) : page(problem.status()));
    }

    private static boolean isOfPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/merchant-api/") || path.startsWith("/oauth2/");
    }

    private RestResponse<Object> page(int status) {
        return ResponseBuilder.<Object> create(status)
                .entity(Templates.error(frames.forAnybody(), status).setLocale(viewer.locale()).render())
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8").build();
    }

    private static RestResponse<Object> signIn(UriInfo uri) {
        if (SentPath.of(uri).equals(OpenIdProvider.PATH)) {
            return RestResponse.seeOther(URI.create("/?refused=true"));
        }
        String wanted = uri.getRequestUri().getRawQuery() == null ? SentPath.of(uri)
                : SentPath.of(uri) + "?" + uri.getRequestUri().getRawQuery();
        String next = LocalPath.orElse(wanted, "");
        return RestResponse.seeOther(URI.create(next.isEmpty() ? "/"
                : "/?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
    }
}
