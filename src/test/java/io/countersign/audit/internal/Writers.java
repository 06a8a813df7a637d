package io.countersign.audit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stages entries as the application's role does, many at once, with delays and with transactions that are rolled back. */
final class Writers {

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Writers(DataSource application) {
        db = JdbcClient.create(application);
        transaction = new TransactionTemplate(new JdbcTransactionManager(application));
    }

    /** @return the ids of all entries that were committed */
    List<UUID> write(int writers, int entriesEach) throws Exception {
        List<Callable<List<UUID>>> work = new ArrayList<>();
        for (int n = 0; n < writers; n++) {
            var random = new Random(n);
            String own = "test-" + n + "-" + UUID.randomUUID();
            work.add(() -> {
                List<UUID> committed = new ArrayList<>();
                for (int i = 0; i < entriesEach; i++) {
                    boolean roll = random.nextInt(4) == 0;
                    String stream = random.nextInt(8) == 0 ? "test-shared" : own;
                    UUID id = stage(stream, random.nextInt(5) / 1_000.0, roll);
                    if (!roll) committed.add(id);
                }
                return committed;
            });
        }
        List<UUID> committed = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (var done : threads.invokeAll(work)) committed.addAll(done.get());
        }
        return committed;
    }

    /** @param seconds between staging and the end of the transaction, so that commits come in another order */
    UUID stage(String stream, double seconds, boolean roll) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            db.sql("select audit.append(?, ?, 'test-written', ?, ?)").params(id, stream,
                    "{\"actor\":\"system:test\",\"at\":\"2026-01-01T00:00:00Z\",\"details\":{},\"id\":\"" + id
                            + "\",\"kind\":\"test-written\",", ",\"stream\":\"" + stream + "\",\"version\":1}")
                    .query(byte[].class).single();
            if (seconds > 0) db.sql("select pg_sleep(?)").param(seconds).query().listOfRows();
            if (roll) status.setRollbackOnly();
        });
        return id;
    }
}
