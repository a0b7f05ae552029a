package dev.latchkey.door.gateway;

import java.util.Optional;

import dev.latchkey.door.gateway.GatewayConfig.WebSockets;
import dev.latchkey.door.gateway.Passable.Refusal;
import dev.latchkey.verify.Verdict;
import io.vertx.ext.web.RoutingContext;

/** Passes admitted requests on, or says why not. */
final class Gateway {

    private final Passable passable;
    private final Passage passage;

    /** @param root below which paths are passed on, with a slash at its end */
    Gateway(String root, Passage passage) {
        this.passable = new Passable(root);
        this.passage = passage;
    }

    /** Ends the request. */
    void pass(RoutingContext context, Verdict.Admitted admitted) {
        Optional<Refusal> refusal = passable.refusal(context.request());
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
        } else if (!Tunnel.isWantedBy(context.request())) {
            new Exchange(context, admitted, passage).start();
        } else if (passage.config().websocket() == WebSockets.PASS) {
            new Tunnel(context, admitted, passage).open();
        } else {
            // RFC 6455, 4.2.2 names this status; 501 would be tried again, and 426 asks for an upgrade.
            Answers.refuse(context, 403, "FORBIDDEN", "WebSockets are not passed on here.");
        }
    }

    private static void refuse(RoutingContext context, Refusal refusal) {
        if (refusal == Refusal.METHOD) {
            // RFC 9110, 15.5.6 wants it. Which of them an address knows, the upstream knows.
            context.response().putHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        Answers.refuseAndClose(context, refusal.status(), refusal.code(), refusal.advice());
    }
}
