package dev.latchkey.door.extauthz;

import jakarta.inject.Singleton;

import dev.latchkey.door.ingress.IngressDoor;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.grpcio.server.GrpcIoServer;

/** Where Envoy asks by gRPC, on the port of the other doors of the ingress. */
@Singleton
class ExtAuthzDoor implements IngressDoor {

    private static final String PATH = "/" + AuthorizationGrpc.SERVICE_NAME + "/";
    private static final int HTTP_2_ONLY = 505;
    /** Of grpc.io's status codes: whoever asks may not do so. */
    private static final String PERMISSION_DENIED = "7";

    private final GrpcIoServer server;

    ExtAuthzDoor(Vertx vertx, ExtAuthz service) {
        server = GrpcIoServer.server(vertx).callHandler(AuthorizationGrpc.getCheckMethod(), service::check);
    }

    @Override
    public boolean isAt(String path) {
        return path.startsWith(PATH);
    }

    @Override
    public void ask(HttpServerRequest request) {
        switch (request.version()) {
            case HTTP_2 -> server.handle(request);
            case HTTP_1_0, HTTP_1_1 -> request.response().setStatusCode(HTTP_2_ONLY).end();
        }
    }

    /** A failed call, which Envoy does not take for a refusal of the client. */
    @Override
    public void turnAway(HttpServerRequest request) {
        request.response().putHeader("content-type", "application/grpc").putHeader("grpc-status", PERMISSION_DENIED).end();
    }
}
