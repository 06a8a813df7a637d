package io.countersign.outcome;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what was released, apart by whether a person reviewed it, so that nobody overlooks how much was not. */
@Component
class CountReleases {

    private final Counter reviewed;
    private final Counter unreviewed;

    CountReleases(MeterRegistry meters) {
        reviewed = counter(true, meters);
        unreviewed = counter(false, meters);
    }

    private static Counter counter(boolean reviewed, MeterRegistry meters) {
        return Counter.builder("countersign.outcome.released").baseUnit("decisions").tag("reviewed", String.valueOf(reviewed))
                .description("Outcomes released by this node since it started").register(meters);
    }

    /** Once it is committed. */
    @TransactionalEventListener
    void on(DecisionReleased event) {
        (event.outcome().reviewed() ? reviewed : unreviewed).increment();
    }
}
