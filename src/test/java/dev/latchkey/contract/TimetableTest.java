package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.latchkey.problem.ProblemException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Days are counted from today, which is 0. */
class TimetableTest {

    private static final Instant NOW = Instant.parse("2027-01-15T12:00:00Z");

    private final List<ContractedPeriod> kept = new ArrayList<>();

    @Test
    void aFirstPeriodIsBoundToTheNewestVersion() {
        put(ContractStatus.ACTIVE, "standard", 0, 30, version("standard", 3));

        assertThat(kept).singleElement().extracting(p -> p.plan, p -> p.planVersion, p -> p.trial)
                .containsExactly("standard", 3, false);
    }

    @Test
    void aPeriodKeepsItsVersionWhileThePlanIsTheSame() {
        put(ContractStatus.ACTIVE, "standard", -1, 30, version("standard", 1));
        put(ContractStatus.ACTIVE, "standard", -1, 31, version("standard", 2));

        assertThat(kept).singleElement().extracting(p -> p.planVersion, p -> p.periodEnd).containsExactly(1, day(31));
    }

    @Test
    void aPeriodWithoutAVersionIsGivenOneAsSoonAsThereIsOne() {
        put(ContractStatus.ACTIVE, "standard", -1, 30, null);
        put(ContractStatus.ACTIVE, "standard", -1, 30, version("standard", 1));

        assertThat(kept).singleElement().extracting(p -> p.planVersion).isEqualTo(1);
    }

    @Test
    void anotherPlanBindsItsNewestVersion() {
        put(ContractStatus.ACTIVE, "standard", -1, 30, version("standard", 1));
        put(ContractStatus.ACTIVE, "plus", -1, 30, version("plus", 4));

        assertThat(kept).singleElement().extracting(p -> p.plan, p -> p.planVersion).containsExactly("plus", 4);
    }

    @Test
    void aNewStartCutsThePeriodInWhichItLies() {
        put(ContractStatus.ACTIVE, "standard", -10, 20, null);
        put(ContractStatus.ACTIVE, "plus", 0, 30, null);

        assertThat(days()).containsExactly("standard -10 0", "plus 0 30");
    }

    @Test
    void anEarlierPeriodIsAPeriodMore() {
        put(ContractStatus.ACTIVE, "standard", -10, 20, null);
        put(ContractStatus.ACTIVE, "plus", -40, -10, null);

        assertThat(days()).containsExactly("plus -40 -10", "standard -10 20");
    }

    @Test
    void whatIsStillToComeGivesWay() {
        put(ContractStatus.ACTIVE, "standard", 10, 40, null);
        put(ContractStatus.ACTIVE, "plus", -1, 30, null);

        assertThat(days()).containsExactly("plus -1 30");
    }

    @Test
    void whatHasEndedBoundsAnEarlierPeriod() {
        put(ContractStatus.ACTIVE, "standard", -10, -5, null);
        put(ContractStatus.ACTIVE, "plus", -20, -1, null);

        assertThat(days()).containsExactly("plus -20 -10", "standard -10 -5");
    }

    @Test
    void whatHasEndedKeepsItsPlan() {
        put(ContractStatus.ACTIVE, "standard", -10, 0, version("standard", 1));

        assertThatThrownBy(() -> put(ContractStatus.ACTIVE, "plus", -10, 0, version("plus", 1)))
                .isInstanceOf(ProblemException.class).hasMessageContaining("PERIOD_ENDED");
        assertThatThrownBy(() -> put(ContractStatus.TRIAL, "standard", -10, 0, version("standard", 1)))
                .hasMessageContaining("PERIOD_ENDED");
        assertThatThrownBy(() -> put(ContractStatus.ACTIVE, "standard", -10, -1, version("standard", 1)))
                .hasMessageContaining("PERIOD_ENDED");
        put(ContractStatus.CANCELLED, "standard", -10, 0, version("standard", 2));
        put(ContractStatus.ACTIVE, "standard", -10, 5, version("standard", 2));

        assertThat(days()).containsExactly("standard -10 5");
        assertThat(kept.getFirst().planVersion).isEqualTo(1);
    }

    @Test
    void aTrialThatIsSuspendedStaysFreeAndOneThatIsActivatedDoesNot() {
        put(ContractStatus.TRIAL, "standard", -1, 13, null);
        put(ContractStatus.SUSPENDED, "standard", -1, 13, null);
        assertThat(kept.getFirst().trial).isTrue();

        put(ContractStatus.ACTIVE, "standard", -1, 13, null);
        assertThat(kept.getFirst().trial).isFalse();
    }

    @Property(tries = 2000)
    void whateverIsPutNoTwoPeriodsOverlap(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -40, max = 40) Integer> starts,
            @ForAll @Size(8) List<@IntRange(min = 1, max = 40) Integer> lengths) {
        kept.clear();
        for (int i = 0; i < starts.size(); i++) {
            try {
                put(ContractStatus.ACTIVE, "standard", starts.get(i), starts.get(i) + lengths.get(i), null);
            } catch (ProblemException refused) {
                // a period that has ended, whose end was to be earlier
            }
            for (int k = 0; k < kept.size(); k++) {
                assertThat(kept.get(k).periodStart).isBefore(kept.get(k).periodEnd);
                assertThat(k == 0 || !kept.get(k).periodStart.isBefore(kept.get(k - 1).periodEnd)).as("%s", days()).isTrue();
            }
        }
    }

    private void put(ContractStatus status, String plan, int start, int end, PlanVersion newest) {
        Timetable.Change change = new Timetable(kept).put("m", new SubscriptionTerms(plan, status, day(start), day(end), false),
                newest, NOW);
        kept.removeAll(change.dropped());
        if (!kept.contains(change.period())) {
            kept.add(change.period());
        }
        kept.sort(Comparator.comparing(period -> period.periodStart));
    }

    private List<String> days() {
        return kept.stream().map(p -> p.plan + " " + Duration.between(NOW, p.periodStart).toDays() + " "
                + Duration.between(NOW, p.periodEnd).toDays()).toList();
    }

    private static Instant day(int number) {
        return NOW.plus(Duration.ofDays(number));
    }

    private static PlanVersion version(String code, int version) {
        PlanVersion plan = new PlanVersion();
        plan.code = code;
        plan.version = version;
        return plan;
    }
}
