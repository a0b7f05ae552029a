package dev.latchkey.door;

import java.util.Map;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * What the outside is told of a refused request, whichever protocol tells it.
 *
 * @param status the HTTP status
 * @param fields header fields besides those of the body
 * @param mediaType of the body
 * @param body JSON, in ASCII and on one line
 */
public record Refusal(int status, Map<String, String> fields, String mediaType, String body) {

    /** Ends an answer with it. */
    public void write(HttpServerResponse response) {
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        fields.forEach(response::putHeader);
        response.end(body);
    }
}
