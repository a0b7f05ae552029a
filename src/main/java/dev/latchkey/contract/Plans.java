package dev.latchkey.contract;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.latchkey.audit.Audit;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEntry;
import dev.latchkey.identity.Caller;
import dev.latchkey.merchant.Put;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What is for sale. */
@ApplicationScoped
class Plans {

    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    Plans(Caller caller, Audit audit, Clock clock) {
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest version of each, by code. */
    @WithSession
    Uni<List<PlanView>> list() {
        return PlanVersion.newest().map(plans -> plans.stream().map(PlanVersion::plan).map(PlanView::of).toList());
    }

    /** Makes a plan, or a new version of one if anything differs. */
    @WithTransaction
    Uni<Put<PlanView>> put(PlanCode code, PlanInput input) {
        return PlanVersion.lockAll()
                .chain(() -> PlanVersion.newest(code.value()))
                .chain(newest -> put(newest, input.version(code, newest == null ? 1 : newest.version + 1, clock.instant()))
                        .map(plan -> new Put<>(PlanView.of(plan.plan()), newest == null)));
    }

    private Uni<PlanVersion> put(PlanVersion newest, PlanVersion next) {
        return newest != null && newest.facts().equals(next.facts()) ? Uni.createFrom().item(newest)
                : next.<PlanVersion> persist().call(() -> audit.record(entry(newest, next)));
    }

    private AuditEntry entry(PlanVersion before, PlanVersion after) {
        return AuditEntry.of(before == null ? AuditAction.PLAN_CREATED : AuditAction.PLAN_CHANGED, caller.actor())
                .target(after.code).change(before == null ? null : before.facts(), after.facts());
    }
}
