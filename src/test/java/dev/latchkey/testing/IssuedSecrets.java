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
    private static final Set<String> ALL = ConcurrentHashMap.newKeySet();

    public static Set<String> all() {
        return Set.copyOf(ALL);
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        Response answer = context.next(request, response);
        SECRET.matcher(answer.asString()).results().forEach(found -> ALL.add(found.group()));
        return answer;
    }
}
