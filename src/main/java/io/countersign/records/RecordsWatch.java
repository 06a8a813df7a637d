package io.countersign.records;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What is to be done every hour. */
@Component
class RecordsWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RecordsWatch.class);

    private final EraseExpired eraseExpired;
    private final TakeCensus takeCensus;
    private final CompareBooks compareBooks;
    private final AtomicInteger discrepancies = new AtomicInteger();

    RecordsWatch(EraseExpired eraseExpired, TakeCensus takeCensus, CompareBooks compareBooks, MeterRegistry meters) {
        this.eraseExpired = eraseExpired;
        this.takeCensus = takeCensus;
        this.compareBooks = compareBooks;
        Gauge.builder("countersign.records.discrepancies", discrepancies, AtomicInteger::get).baseUnit("decisions")
                .description("Decisions on which books and log did not agree when they were last compared").register(meters);
    }

    @Scheduled(fixedDelayString = "${countersign.records.check:1h}", initialDelayString = "${countersign.records.check:1h}")
    void look() {
        try {
            while (eraseExpired.eraseSome() == EraseExpired.AT_ONCE);
            var odd = compareBooks.compare();
            boolean agrees = takeCensus.take();
            discrepancies.set(agrees ? odd.size() : Math.max(1, odd.size()));
            if (!agrees || !odd.isEmpty()) LOG.error("Books and log do not agree: {}", odd);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The hourly checks wait because the database cannot be reached: {}", e.getMessage());
        }
    }
}
