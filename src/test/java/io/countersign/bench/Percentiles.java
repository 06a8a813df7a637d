package io.countersign.bench;

import java.util.Arrays;

/** Nearest-rank percentiles of durations: each is a duration that was measured, never one in between. */
final class Percentiles {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final long[] nanos;

    private Percentiles(long[] nanos) {
        this.nanos = nanos;
    }

    static Percentiles of(long[] nanos) {
        if (nanos.length == 0) throw new IllegalArgumentException("Expected durations, but there are none");
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** @param percent above 0, up to 100 */
    double millis(double percent) {
        int rank = (int) Math.ceil(percent / 100 * nanos.length);
        return nanos[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }

    double maxMillis() {
        return millis(100);
    }

    int count() {
        return nanos.length;
    }
}
