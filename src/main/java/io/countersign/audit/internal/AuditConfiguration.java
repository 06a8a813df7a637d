package io.countersign.audit.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.signal.Loop;
import io.countersign.signal.Signals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sequencer has a database role of its own: the application's role cannot touch what is in the tree. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    /** Where and as whom the sequencer reaches the database. Without a url this node runs no sequencer. */
    @ConfigurationProperties("countersign.audit.sequencer")
    record SequencerAccess(String url, String username, String password) {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("countersign.audit.sequencer.url")
    static class RunsSequencer {

        /** Not a candidate for injection: whoever asks for the data source means the application's. */
        @Bean(defaultCandidate = false)
        HikariDataSource sequencerDataSource(SequencerAccess access) {
            var config = new HikariConfig();
            config.setPoolName("sequencer");
            config.setJdbcUrl(access.url());
            config.setUsername(access.username());
            config.setPassword(access.password());
            config.setMaximumPoolSize(2);
            config.setInitializationFailTimeout(-1);
            return new HikariDataSource(config);
        }

        @Bean
        @DependsOn("flyway")
        Sequencer sequencer(@Qualifier("sequencerDataSource")
                DataSource dataSource) {
            return new Sequencer(dataSource);
        }

        @Bean
        Loop sequencing(Sequencer sequencer, Signals signals) {
            return new Loop("sequencer", signals, JdbcLog.STAGED, () -> sequencer.integrate() == Sequencer.BATCH);
        }
    }

    /** Entries that are committed and not yet in the tree. Grows when no sequencer runs anywhere. */
    @Bean
    Gauge stagedEntries(MeterRegistry meters, JdbcClient db) {
        return Gauge.builder("countersign.audit.staged", () -> db.sql("select count(*) from audit.staged")
                .query(Long.class).single()).baseUnit("entries").register(meters);
    }
}
