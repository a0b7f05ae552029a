package dev.latchkey.usage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.latchkey.merchant.MerchantId;
import io.smallrye.mutiny.Uni;

class PeriodsSoFarTest {

    private static final MerchantId MERCHANT = new MerchantId("m");
    private static final Instant NOW = Instant.now();
    private static final PeriodSoFar PERIOD = new PeriodSoFar(NOW, NOW.plus(1, ChronoUnit.DAYS), 1, null, 2, null, 0, null);

    @Test
    void whileTheStoreIsAwayThereIsNoneAndAfterwardsThereIs() {
        AtomicInteger asked = new AtomicInteger();
        PeriodsSoFar periods = new PeriodsSoFar(id -> asked.incrementAndGet() == 1
                ? Uni.createFrom().failure(new ConnectException())
                : Uni.createFrom().item(Optional.of(PERIOD)));

        List<Optional<PeriodSoFar>> told = List.of(tell(periods), tell(periods));

        assertThat(told).containsExactly(Optional.empty(), Optional.of(PERIOD));
    }

    @Test
    void aStoreThatStaysSilentIsNotWaitedForLong() {
        PeriodsSoFar periods = new PeriodsSoFar(id -> Uni.createFrom().nothing());

        assertThat(tell(periods)).isEmpty();
    }

    @Test
    void howeverOftenItIsAskedForItIsCountedOnce() {
        AtomicInteger asked = new AtomicInteger();
        PeriodsSoFar periods = new PeriodsSoFar(id -> {
            asked.incrementAndGet();
            return Uni.createFrom().item(Optional.of(PERIOD));
        });

        for (int i = 0; i < 100; i++) {
            tell(periods);
        }

        assertThat(asked).hasValue(1);
    }

    private static Optional<PeriodSoFar> tell(PeriodsSoFar periods) {
        return periods.of(MERCHANT).await().indefinitely();
    }
}
