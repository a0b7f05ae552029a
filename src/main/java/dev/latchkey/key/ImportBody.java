package dev.latchkey.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.latchkey.problem.BodyLimit;
import io.vertx.ext.web.Router;

/** Lets an import be as large as its {@value ImportLines#MAX_KEYS} lines may be. */
@ApplicationScoped
class ImportBody {

    private static final int MAX_KIB = 4096;

    void allow(@Observes Router router) {
        router.post(ImportResource.PATH.replace("{merchantId}", ":merchantId")).order(BodyLimit.BEFORE).handler(request -> {
            BodyLimit.allow(request, MAX_KIB);
            request.next();
        });
    }
}
