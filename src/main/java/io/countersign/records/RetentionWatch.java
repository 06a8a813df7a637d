package io.countersign.records;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

@Component
class RetentionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);

    private final EraseExpired eraseExpired;

    RetentionWatch(EraseExpired eraseExpired) {
        this.eraseExpired = eraseExpired;
    }

    @Scheduled(fixedDelayString = "${countersign.records.retention-check:1h}")
    void look() {
        try {
            while (eraseExpired.eraseSome() == EraseExpired.AT_ONCE);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Cases whose time is up wait because the database cannot be reached: {}", e.getMessage());
        }
    }
}
