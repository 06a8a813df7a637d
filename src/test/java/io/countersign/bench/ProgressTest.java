package io.countersign.bench;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // such a scale may run over
    private final Progress progress = new Progress(now::get);

    @Test
    void aRunThatStandsStillIsGivenUp() {
        now.addAndGet(Progress.PATIENCE.toNanos());
        progress.hopeFor("a case");
        now.incrementAndGet();
        assertThatExceptionOfType(BenchFailure.class).isThrownBy(() -> progress.hopeFor("a case"))
                .withMessage("Waited 180 s in vain for a case");
    }

    @Test
    void aSlowRunThatGoesOnIsNotGivenUp() {
        for (int step = 0; step < 10; step++) {
            now.addAndGet(Progress.PATIENCE.toNanos());
            progress.hopeFor("a case");
            progress.made();
        }
    }
}
