package io.countersign.audit.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.countersign.audit.tlog.CheckpointMemory;
import io.countersign.audit.tlog.VerifierKey;
import io.countersign.signal.Loop;
import io.countersign.signal.Signals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sequencer has a database role of its own: the application's role cannot touch what is in the tree. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AuditConfiguration.class);
    private static final String INTEGRATED = "audit-integrated";
    /** Placing and signing cost about the same for one entry as for many. An entry that comes alone does not wait. */
    private static final Duration GATHER = Duration.ofMillis(200);

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
            return new Loop("sequencer", signals, JdbcLog.STAGED, GATHER, () -> {
                int integrated = sequencer.integrate();
                if (integrated > 0) signals.afterCommit(INTEGRATED, "");
                return integrated == Sequencer.BATCH;
            });
        }
    }

    /** Any setting of it: a node that was meant to sign, but was told only half, must not start. */
    static class SignerMeant implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment()).bind("countersign.audit.signer", Map.class).isBound();
        }
    }

    /** Without settings of a signer this node signs nothing. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(SignerMeant.class)
    @EnableConfigurationProperties({SignerSettings.class, SequencerAccess.class})
    static class Signs {

        Signs(SequencerAccess access) {
            if (access.url() == null || access.url().isBlank()) throw new IllegalArgumentException("countersign.audit.signer is set, but a signer works as "
                    + "the sequencer does: set countersign.audit.sequencer.url, username and password, or take both out");
        }

        @Bean
        LogSigner logSigner(SignerSettings settings, InstantSource clock) {
            var signer = new LogSigner(settings, clock);
            LOG.info("Tree heads are signed by {}", signer.keys());
            return signer;
        }

        @Bean
        @DependsOn("flyway")
        Publisher publisher(@Qualifier("sequencerDataSource") DataSource dataSource, LogSigner signer, SignerSettings settings) {
            var http = HttpClient.newBuilder().connectTimeout(settings.witnessTime()).build();
            var clients = settings.witnesses().stream().map(witness -> new WitnessClient(http, witness.url(),
                    VerifierKey.parse(witness.key()), settings.witnessTime())).toList();
            return new Publisher(dataSource, signer, new CheckpointMemory(settings.memory(), settings.origin()),
                    new Witnesses(clients, settings.needed(), settings.witnessTime()));
        }

        @Bean
        Loop publishing(Publisher publisher, Signals signals) {
            return new Loop("publisher", signals, INTEGRATED, GATHER, () -> {
                publisher.publish();
                return false;
            });
        }

        @Bean
        Gauge frozenLog(MeterRegistry meters, Publisher publisher) {
            return Gauge.builder("countersign.audit.frozen", publisher, it -> it.frozen().isEmpty() ? 0 : 1)
                    .description("1 when the tree contradicts what was signed before").register(meters);
        }

        /** How long the oldest entry has waited that is not public yet, whatever stands in the way: sequencer, token, witnesses. */
        @Bean
        Gauge unpublishedAge(MeterRegistry meters, JdbcClient db, LogSigner signer) {
            return Gauge.builder("countersign.audit.unpublished.age", () -> db.sql("""
                    select coalesce(extract(epoch from clock_timestamp() - min((convert_from(leaf, 'UTF8')::jsonb ->> 'at')::timestamptz)), 0)
                    from (select leaf from audit.entry where leaf_index = (
                              select coalesce(max(size), 0) from audit.checkpoint where origin = ?)
                          union all (select leaf from audit.staged order by place limit 1)) waiting""")
                    .param(signer.origin()).query(Double.class).single()).baseUnit("seconds").register(meters);
        }
    }

    /** Entries that are committed and not yet in the tree. Grows when no sequencer runs anywhere. */
    @Bean
    Gauge stagedEntries(MeterRegistry meters, JdbcClient db) {
        return Gauge.builder("countersign.audit.staged", () -> db.sql("select count(*) from audit.staged")
                .query(Long.class).single()).baseUnit("entries").register(meters);
    }

    /** How long the oldest of them has waited. Its target is below one second. */
    @Bean
    Gauge stagedAge(MeterRegistry meters, JdbcClient db) {
        return Gauge.builder("countersign.audit.staged.age", () -> db.sql("""
                select coalesce(extract(epoch from clock_timestamp() - (select staged_at from audit.staged
                                                                         order by place limit 1)), 0)""")
                .query(Double.class).single()).baseUnit("seconds").register(meters);
    }
}
