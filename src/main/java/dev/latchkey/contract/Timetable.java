package dev.latchkey.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.latchkey.problem.ProblemCode;
import dev.latchkey.problem.ProblemException;

/**
 * A merchant's periods, and what becomes of them when one is put. They never overlap: one that the new one begins in is cut
 * there; of those that begin in the new one, such as have not ended give way, and one that has ended bounds it.
 *
 * @param kept those that there are, in any order; changed where one is cut or amended
 */
record Timetable(List<ContractedPeriod> kept) {

    /**
     * What is to be written, besides what changed in those that are kept.
     *
     * @param period the one that was put
     * @param dropped those that gave way
     */
    record Change(ContractedPeriod period, List<ContractedPeriod> dropped) {
    }

    /**
     * Puts the terms' period.
     *
     * @param newest the newest version of the terms' plan, null if there is none
     * @throws ProblemException 409 if it would change what has ended
     */
    Change put(String merchant, SubscriptionTerms terms, PlanVersion newest, Instant now) {
        Instant start = terms.currentPeriodStart();
        Instant end = kept.stream().filter(period -> period.hasEnded(now)).map(period -> period.periodStart)
                .filter(later -> later.isAfter(start) && later.isBefore(terms.currentPeriodEnd()))
                .min(Instant::compareTo).orElse(terms.currentPeriodEnd());
        Integer version = newest == null ? null : newest.version;
        Optional<ContractedPeriod> same = kept.stream().filter(period -> period.periodStart.equals(start)).findFirst();
        ContractedPeriod put = same.map(period -> amend(period, terms, end, version, now))
                .orElseGet(() -> ContractedPeriod.of(merchant, start, end, terms.plan(), version,
                        terms.status() == ContractStatus.TRIAL));
        kept.stream().filter(period -> period.periodStart.isBefore(start) && period.periodEnd.isAfter(start))
                .forEach(period -> period.periodEnd = start);
        return new Change(put, kept.stream().filter(period -> !period.hasEnded(now) && period.periodStart.isAfter(start)
                && period.periodStart.isBefore(terms.currentPeriodEnd())).toList());
    }

    private static ContractedPeriod amend(ContractedPeriod period, SubscriptionTerms terms, Instant end, Integer version,
            Instant now) {
        boolean samePlan = period.plan.equals(terms.plan());
        // To suspend or to cancel a trial does not make it cost something.
        boolean trial = terms.status().opens() ? terms.status() == ContractStatus.TRIAL : period.trial;
        if (period.hasEnded(now)) {
            if (!samePlan || trial != period.trial || end.isBefore(period.periodEnd)) {
                throw new ProblemException(ProblemCode.PERIOD_ENDED, "The period that begins there has ended: its plan, "
                        + "and whether it is a trial, stay as they were billed, and its end can only be prolonged. "
                        + "Put a period with a start of its own, such as the end of that one.");
            }
        } else if (!samePlan || period.planVersion == null) {
            period.plan = terms.plan();
            period.planVersion = version;
        }
        period.trial = trial;
        period.periodEnd = end;
        return period;
    }
}
