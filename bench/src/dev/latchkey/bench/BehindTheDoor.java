package dev.latchkey.bench;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;

/** The empty endpoint again, but below the Merchant API's path: the difference is what a verification costs. */
@Path("/merchant-api/v1/bench")
class BehindTheDoor {

    @GET
    @Path("/empty")
    public Uni<Void> empty() {
        return Uni.createFrom().voidItem();
    }
}
