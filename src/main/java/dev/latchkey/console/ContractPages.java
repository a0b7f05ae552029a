package dev.latchkey.console;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

import dev.latchkey.contract.Contracts;
import dev.latchkey.contract.PlanView;
import dev.latchkey.contract.SubscriptionView;
import dev.latchkey.merchant.MerchantId;
import dev.latchkey.usage.report.PeriodView;
import dev.latchkey.usage.report.UsageReport;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Maker Settings &gt; Contract. */
@Path("/merchants/{merchantId}/settings/contract")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
class ContractPages {

    /** Two years of months. */
    private static final int PERIODS = 24;

    private final Contracts contracts;
    private final UsageReport report;
    private final Frames frames;
    private final Viewer viewer;

    ContractPages(Contracts contracts, UsageReport report, Frames frames, Viewer viewer) {
        this.contracts = contracts;
        this.report = report;
        this.frames = frames;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {

        static native TemplateInstance contractPage(Frame frame, Optional<PlanView> plan, List<PeriodView> periods);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(@RestPath MerchantId merchantId) {
        return frames.forMerchant(merchantId)
                .chain(frame -> plan(frame, merchantId)
                        .chain(plan -> report.periods(merchantId, PERIODS)
                                .map(periods -> Templates.contractPage(frame, plan, periods.items()))))
                .map(page -> page.setLocale(viewer.locale()));
    }

    private Uni<Optional<PlanView>> plan(Frame frame, MerchantId merchant) {
        return frame.contract().isEmpty() ? Uni.createFrom().item(Optional.empty())
                : contracts.get(merchant).map(SubscriptionView::planDetails).map(Optional::ofNullable);
    }
}
