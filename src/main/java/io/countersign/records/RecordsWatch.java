package io.countersign.records;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every minute whether what is to be done every hour is due. */
@Component
class RecordsWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RecordsWatch.class);

    private final EraseExpired eraseExpired;
    private final EraseLeavers eraseLeavers;
    private final TakeCensus takeCensus;
    private final CompareBooks compareBooks;
    private final RewrapKeys rewrapKeys;
    private final Comparisons comparisons;
    private final RecordsSettings settings;
    private final InstantSource clock;
    private final AtomicInteger discrepancies = new AtomicInteger();

    RecordsWatch(EraseExpired eraseExpired, EraseLeavers eraseLeavers, TakeCensus takeCensus, CompareBooks compareBooks,
            RewrapKeys rewrapKeys, Comparisons comparisons, RecordsSettings settings, InstantSource clock, MeterRegistry meters) {
        this.rewrapKeys = rewrapKeys;
        this.comparisons = comparisons;
        this.settings = settings;
        this.clock = clock;
        this.eraseExpired = eraseExpired;
        this.eraseLeavers = eraseLeavers;
        this.takeCensus = takeCensus;
        this.compareBooks = compareBooks;
        Gauge.builder("countersign.records.discrepancies", discrepancies, AtomicInteger::get).baseUnit("decisions")
                .description("Decisions on which books and log did not agree when they were last compared").register(meters);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            if (!comparisons.begin(clock.instant(), settings.checkEvery())) return;
            var odd = compareBooks.compare();
            boolean agrees = takeCensus.take();
            discrepancies.set(agrees ? odd.size() : Math.max(1, odd.size()));
            if (!agrees || !odd.isEmpty()) LOG.error("Books and log do not agree: {}", odd);
            while (eraseExpired.eraseSome() == EraseExpired.AT_ONCE);
            while (eraseLeavers.eraseSome() == EraseLeavers.AT_ONCE);
            for (var last = rewrapKeys.rewrapSome(null); last.isPresent(); ) last = rewrapKeys.rewrapSome(last.get());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The hourly checks wait because the database cannot be reached: {}", e.getMessage());
        }
    }
}
