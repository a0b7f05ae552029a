package dev.latchkey.testing;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Remembers what the service answered during the suite, so that a test can compare it with what the documents promise. */
public final class SeenAnswers implements Filter {

    private static final Set<Answer> ALL = ConcurrentHashMap.newKeySet();

    /**
     * @param path without the query, percent-encoded
     * @param mediaType without parameters
     * @param body empty if there is none, or it is no JSON
     */
    public record Answer(String method, String path, int status, String mediaType, String body) {
    }

    public static Set<Answer> all() {
        return Set.copyOf(ALL);
    }

    /** Remembers an answer without a body that came another way than through this filter. */
    public static void note(String method, String path, int status) {
        ALL.add(new Answer(method, path, status, "", ""));
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        Response answer = context.next(request, response);
        String mediaType = answer.contentType().split(";")[0].strip();
        ALL.add(new Answer(request.getMethod(), URI.create(request.getURI()).getRawPath(), answer.statusCode(),
                mediaType, mediaType.endsWith("json") ? answer.asString() : ""));
        return answer;
    }
}
