package dev.latchkey.console;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

import dev.latchkey.identity.Caller;
import dev.latchkey.invitation.InvitationView;
import dev.latchkey.invitation.Invitations;
import dev.latchkey.merchant.MemberView;
import dev.latchkey.merchant.Members;
import dev.latchkey.merchant.MerchantId;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Maker Settings &gt; Members. */
@Path("/merchants/{merchantId}/settings/members")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
class MemberPages {

    private final Members members;
    private final Invitations invitations;
    private final Caller caller;
    private final Frames frames;
    private final Viewer viewer;

    MemberPages(Members members, Invitations invitations, Caller caller, Frames frames, Viewer viewer) {
        this.members = members;
        this.invitations = invitations;
        this.caller = caller;
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance members(Frame frame, List<MemberView> members, List<InvitationView> invitations,
                String self);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@RestPath MerchantId merchantId) {
        return frames.forMerchant(merchantId)
                .chain(frame -> members.list(merchantId)
                        .chain(all -> invitations.list(merchantId)
                                .map(pending -> Templates.members(frame, all, pending, caller.subject()))))
                .map(page -> page.setLocale(viewer.locale()));
    }
}
