package dev.latchkey.usage.report;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Billing periods, newest first. */
@Schema(name = "BillingPeriodList")
public record PeriodList(List<PeriodView> items) {
}
