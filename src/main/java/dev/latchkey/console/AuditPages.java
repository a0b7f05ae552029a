package dev.latchkey.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.latchkey.audit.trail.AuditPage;
import dev.latchkey.audit.trail.AuditTrail;
import dev.latchkey.merchant.MerchantId;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Maker Settings &gt; Audit log. */
@Path("/merchants/{merchantId}/settings/audit")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
class AuditPages {

    private final AuditTrail trail;
    private final Frames frames;
    private final Viewer viewer;

    AuditPages(AuditTrail trail, Frames frames, Viewer viewer) {
        this.trail = trail;
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance audit(Frame frame, AuditFilter filter, AuditPage page);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@RestPath MerchantId merchantId, @RestQuery String action, @RestQuery String cursor) {
        AuditFilter filter = AuditFilter.of(action, cursor);
        return frames.forMerchant(merchantId)
                .chain(frame -> trail.of(merchantId, filter.query()).map(page -> Templates.audit(frame, filter, page)))
                .map(page -> page.setLocale(viewer.locale()));
    }
}
