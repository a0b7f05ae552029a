package dev.latchkey.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where an invitation's link leads. The same page for all: which invitation it is, only the browser knows. */
@Path("/invitation")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class InvitationPages {

    private final Frames frames;
    private final Viewer viewer;

    InvitationPages(Frames frames, Viewer viewer) {
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance invitation(Frame frame);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show() {
        return Templates.invitation(frames.forAnybody()).setLocale(viewer.locale());
    }
}
