package dev.latchkey.console;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

import dev.latchkey.key.ApiKeyView;
import dev.latchkey.key.Keys;
import dev.latchkey.merchant.Membership;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.merchant.Merchants;
import dev.latchkey.usage.report.LiveWindow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The organizations somebody belongs to, and one of them at a glance. */
@Path("/merchants")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
class MerchantPages {

    private final Merchants merchants;
    private final Keys keys;
    private final LiveWindow window;
    private final Frames frames;
    private final Viewer viewer;

    MerchantPages(Merchants merchants, Keys keys, LiveWindow window, Frames frames, Viewer viewer) {
        this.merchants = merchants;
        this.keys = keys;
        this.window = window;
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance merchants(Frame frame, List<Membership> memberships);

        static native TemplateInstance dashboard(Frame frame, long keys, long maxKeys, Optional<Integer> used,
                List<ApiKeyView> leaked);

        static native TemplateInstance organization(Frame frame);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list() {
        return merchants.ofCaller()
                .map(memberships -> Templates.merchants(frames.forCaller(), memberships).setLocale(viewer.locale()));
    }

    @GET
    @Path("/{merchantId}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> dashboard(@RestPath MerchantId merchantId) {
        return frames.forMerchant(merchantId).chain(frame -> keys.countLive(merchantId)
                .chain(live -> keys.leakedWithin(KeyList.LEAKS_SHOWN, merchantId)
                        .chain(leaked -> used(frame)
                                .map(used -> Templates.dashboard(frame, live, Keys.MAX_LIVE_KEYS, used, leaked)))))
                .map(page -> page.setLocale(viewer.locale()));
    }

    @GET
    @Path("/{merchantId}/settings")
    @Operation(hidden = true)
    public Uni<TemplateInstance> organization(@RestPath MerchantId merchantId) {
        return frames.forMerchant(merchantId).map(frame -> Templates.organization(frame).setLocale(viewer.locale()));
    }

    /** How many requests the window holds now; empty if Redis does not tell. */
    private Uni<Optional<Integer>> used(Frame frame) {
        return window.of(frame.merchant()).map(state -> state.map(known -> known.limit() - known.remaining()));
    }
}
