package io.countersign.policy;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every minute whether the time of a use case is over. */
@Component
class RegisterWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterWatch.class);

    private final LapseUseCases lapse;

    RegisterWatch(LapseUseCases lapse) {
        this.lapse = lapse;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            int over = lapse.lapse();
            if (over > 0) LOG.warn("{} use cases take no submissions any more: their assessment or their own time is over", over);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Whether use cases have lapsed waits because the database cannot be reached: {}", e.getMessage());
        }
    }
}
