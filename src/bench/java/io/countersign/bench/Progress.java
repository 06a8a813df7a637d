package io.countersign.bench;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When something last came of a run, so that one which stands still is given up. */
final class Progress {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LongSupplier nanos;
    private volatile long last;

    Progress() {
        this(System::nanoTime);
    }

    /** @param nanos on any scale that only goes forward */
    Progress(LongSupplier nanos) {
        this.nanos = nanos;
        made();
    }

    void made() {
        last = nanos.getAsLong();
    }

    /** @throws BenchFailure when nothing has come of the run for longer than {@link #PATIENCE} */
    void hopeFor(String what) {
        if (nanos.getAsLong() - last > PATIENCE.toNanos())
            throw new BenchFailure("Waited " + PATIENCE.toSeconds() + " s in vain for " + what);
    }
}
