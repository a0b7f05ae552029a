package dev.latchkey.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.latchkey.key.Keys;
import dev.latchkey.key.ScopeCatalogue;
import dev.latchkey.merchant.MerchantId;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Maker Settings &gt; API. */
@Path("/merchants/{merchantId}/settings/api")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
class KeyPages {

    private final Keys keys;
    private final ScopeCatalogue scopes;
    private final Frames frames;
    private final Viewer viewer;

    KeyPages(Keys keys, ScopeCatalogue scopes, Frames frames, Viewer viewer) {
        this.keys = keys;
        this.scopes = scopes;
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance keys(Frame frame, KeyFilter filter, KeyList list);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@RestPath MerchantId merchantId, @RestQuery String q, @RestQuery String status,
            @RestQuery String sort, @RestQuery String cursor) {
        KeyFilter filter = KeyFilter.of(q, status, sort, cursor);
        return frames.forMerchant(merchantId)
                .chain(frame -> list(merchantId, filter).map(list -> Templates.keys(frame, filter, list)))
                .map(page -> page.setLocale(viewer.locale()));
    }

    private Uni<KeyList> list(MerchantId merchant, KeyFilter filter) {
        return keys.list(merchant, filter.query())
                .chain(page -> keys.countLive(merchant)
                        .chain(live -> keys.retiring(merchant)
                                .chain(retiring -> keys.leakedWithin(KeyList.LEAKS_SHOWN, merchant)
                                        .map(leaked -> new KeyList(page, live, retiring, leaked, scopes.scopes())))));
    }
}
