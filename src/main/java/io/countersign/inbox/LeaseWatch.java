package io.countersign.inbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LeaseWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);

    private final ExpireLease expireLease;

    LeaseWatch(ExpireLease expireLease) {
        this.expireLease = expireLease;
    }

    @Scheduled(fixedDelayString = "${countersign.inbox.lease-check:2s}")
    void look() {
        try {
            while (expireLease.expireOne());
        } catch (DataAccessException | org.springframework.transaction.TransactionException e) {
            LOG.warn("Lapsed leases wait because the database cannot be reached: {}", e.getMessage());
        }
    }
}
