package dev.latchkey.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Remembers every secret that the service handed out, so that a test can look for them where they must not be. */
public final class IssuedSecrets implements Filter {

    private static final Pattern SECRET = Pattern.compile("dxm_(live|test)_[0-9A-Za-z]{38}");
    private static final Pattern LINK = Pattern.compile("/invitation#([0-9A-Za-z_-]{43})");
    private static final Set<String> ALL = ConcurrentHashMap.newKeySet();
    private static final Set<String> TOKENS = ConcurrentHashMap.newKeySet();
    private static final Set<String> SESSIONS = ConcurrentHashMap.newKeySet();

    public static Set<String> all() {
        return Set.copyOf(ALL);
    }

    /** What makes the links of invitations work. */
    public static Set<String> invitationTokens() {
        return Set.copyOf(TOKENS);
    }

    /** What browsers' cookies hold of sessions. */
    public static Set<String> sessions() {
        return Set.copyOf(SESSIONS);
    }

    /** Remembers secrets and links in a text that came another way than through this filter. */
    public static void note(String text) {
        SECRET.matcher(text).results().forEach(found -> ALL.add(found.group()));
        LINK.matcher(text).results().forEach(found -> TOKENS.add(found.group(1)));
    }

    static void noteSession(String cookie) {
        SESSIONS.add(cookie);
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        Response answer = context.next(request, response);
        note(answer.asString());
        return answer;
    }
}
