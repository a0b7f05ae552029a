package dev.latchkey.door.ingress;

import io.vertx.core.http.HttpServerRequest;

/** A door at which an ingress asks whether it may let a request pass. */
public interface IngressDoor {

    /** @param path the path exactly as it was sent, neither decoded nor normalized */
    boolean isAt(String path);

    /** Ends the request with the answer. */
    void ask(HttpServerRequest request);

    /** Ends the request of somebody who is not the ingress. */
    void turnAway(HttpServerRequest request);
}
