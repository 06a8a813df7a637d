package io.countersign.bench;

import io.countersign.access.People;
import io.countersign.audit.Log;
import io.countersign.inbox.Tasks;
import io.countersign.insight.History;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Ids;
import io.countersign.signal.Signals;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The application's own repositories, without the web, the engine and whatever else they are not made of. */
record Repositories(AnnotationConfigApplicationContext context) implements AutoCloseable {

    private static final Map<Class<?>, String> PORTS = Map.of(
            Tasks.class, "io.countersign.inbox.internal",
            History.class, "io.countersign.insight.internal",
            Decisions.class, "io.countersign.intake.internal",
            People.class, "io.countersign.access.internal",
            Log.class, "io.countersign.audit.internal",
            Signals.class, "io.countersign.signal.internal",
            Ids.class, "io.countersign.kernel");

    /** No configuration by name, or the application's tests would find it. */
    @EnableTransactionManagement
    static class Transactions {}

    static Repositories on(DataSource source) {
        var context = new AnnotationConfigApplicationContext();
        context.register(Transactions.class);
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
        context.registerBean(SecureRandom.class, () -> new SecureRandom());
        PORTS.forEach((port, where) -> {
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AssignableTypeFilter(port));
            scanner.scan(where);
        });
        context.refresh();
        return new Repositories(context);
    }

    Tasks tasks() {
        return context.getBean(Tasks.class);
    }

    History history() {
        return context.getBean(History.class);
    }

    Decisions decisions() {
        return context.getBean(Decisions.class);
    }

    Log log() {
        return context.getBean(Log.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    static List<String> queues() {
        return List.of("lending", "hiring", "diagnosis");
    }

    @Override
    public void close() {
        context.close();
    }
}
