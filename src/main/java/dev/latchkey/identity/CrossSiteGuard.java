package dev.latchkey.identity;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.latchkey.problem.BodyLimit;
import dev.latchkey.problem.EarlyAnswer;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses what another site's page makes a browser send, with whatever session or password that browser has: every request
 * that may change something must come from our own pages, or from no browser. Browsers say where a request comes from in
 * {@code Sec-Fetch-Site} (W3C Fetch Metadata), older ones in {@code Origin}; programs send neither. A token in every form was
 * rejected: it protects no better, and signing in needs one as well.
 */
@ApplicationScoped
class CrossSiteGuard {

    private static final List<HttpMethod> SAFE = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Problem REFUSAL = new ProblemException(ProblemCode.CROSS_SITE,
            "This request comes from a page of another site. Open the console itself.").problem();

    void guard(@Observes Router router) {
        router.route().order(BodyLimit.LOOK).handler(CrossSiteGuard::check);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (SAFE.contains(request.method()) || isOfThisSite(request.getHeader("Sec-Fetch-Site"),
                request.getHeader(HttpHeaders.ORIGIN), String.valueOf(request.authority()))) {
            context.next();
            return;
        }
        EarlyAnswer.end(context, REFUSAL);
    }

    /**
     * @param fetchSite the header {@code Sec-Fetch-Site}, null if there is none
     * @param origin the header {@code Origin}, null if there is none
     * @param host this service's own host and port, as the browser knows them
     */
    static boolean isOfThisSite(String fetchSite, String origin, String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null || host.equalsIgnoreCase(authority(origin));
    }

    /** Without the scheme: what ends TLS in front of us may not tell it. Null for what is no address, such as "null". */
    private static String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
