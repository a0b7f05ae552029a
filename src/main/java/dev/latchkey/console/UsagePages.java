package dev.latchkey.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.latchkey.merchant.MerchantId;
import dev.latchkey.usage.report.UsageReport;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** What a merchant used. The script draws the tables, and now and then fetches the page anew for what is in them by then. */
@Path("/merchants/{merchantId}/usage")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
class UsagePages {

    private final UsageReport report;
    private final Frames frames;
    private final Viewer viewer;

    UsagePages(UsageReport report, Frames frames, Viewer viewer) {
        this.report = report;
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance usage(Frame frame, UsagePage page);
    }

    /** @param split into what the keys' use is divided: days of the period, or else the last hours */
    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(@RestPath MerchantId merchantId, @RestQuery String split) {
        boolean byDay = "day".equals(split);
        return frames.forMerchant(merchantId)
                .chain(frame -> report.of(merchantId, UsagePage.LAST_HOUR)
                        .chain(hour -> report.series(merchantId, UsagePage.DAYS)
                                .chain(days -> report.series(merchantId, UsagePage.split(byDay))
                                        .map(keys -> UsagePage.of(hour, days, KeySplit.of(keys, byDay)))))
                        .map(page -> Templates.usage(frame, page)))
                .map(page -> page.setLocale(viewer.locale()));
    }
}
