package io.countersign.bench;

import io.countersign.audit.Log;
import io.countersign.process.ProcessEngine;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The application as a node runs it, without the web, and with an engine that takes every command at once: what is left is
 * what a change of state costs by itself.
 */
record Node(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final String KEY = "A".repeat(43) + "=";

    private static final Map<String, Object> SETTINGS = Map.of("logging.level.root", "warn",
            "countersign.engine.grpc-address", "none", "countersign.delivery.secret", "whsec_" + KEY,
            "countersign.outcome.token-key", KEY, "countersign.vault.master-key", KEY);

    /** No configuration by name, or the application's tests would find it. */
    @ImportAutoConfiguration({AopAutoConfiguration.class, JacksonAutoConfiguration.class, DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class, FlywayAutoConfiguration.class,
            MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
            SimpleMetricsExportAutoConfiguration.class})
    @ConfigurationPropertiesScan("io.countersign")
    @ComponentScan(basePackages = "io.countersign", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
            pattern = {".*\\.(web|ui|zeebe)\\..*", "io\\.countersign\\.(console|cli|screen)\\..*", ".*Application",
                    ".*\\.(ApiSecurity|ScreenSecurity|ProblemResponses)"}))
    static class Parts {}

    /** Takes every command and does nothing: whoever drives the cases makes their steps come. */
    private static final class Engine implements ProcessEngine {

        @Override
        public CompletionStage<Void> start(UUID decision, String message, String variables) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> tell(UUID decision, String message, UUID id) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> complete(long jobKey, String variables) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Map<String, String>> deploy(Map<String, byte[]> files) {
            return CompletableFuture.completedStage(Map.of());
        }
    }

    /**
     * @param properties Spring's, which say where the database is
     * @param instead    makes what use cases get for the log out of the real one; null for the real one
     */
    static Node start(Map<String, ?> properties, UnaryOperator<Log> instead) {
        var all = new HashMap<String, Object>(SETTINGS);
        all.putAll(properties);
        return new Node(new SpringApplicationBuilder(Parts.class).web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false).properties(all).initializers((GenericApplicationContext context) -> {
                    context.registerBean(ProcessEngine.class, Engine::new);
                    context.registerBean("benchLog", Log.class, () -> instead.apply(context.getBean("jdbcLog", Log.class)),
                            bean -> bean.setPrimary(true));
                }).run());
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
