package io.countersign.bench;

import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What PostgreSQL holds, read as the application's role. */
final class Books {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 10;

    private final JdbcClient db;

    /** @param properties Spring's, of the application */
    Books(Map<String, String> properties) {
        db = JdbcClient.create(new SingleConnectionDataSource(properties.get("spring.datasource.url"),
                properties.get("spring.datasource.username"), properties.get("spring.datasource.password"), true));
    }

    private static final String RELEASED = """
            select count(*) from outcome_outcome o join intake_decision d on d.id = o.decision_id
            where d.reference like :series and d.status = 'RELEASED'""";

    /** Returns when all cases of the series are released. */
    void awaitReleased(Series series) throws InterruptedException {
        await(RELEASED, series, series.count(), "released cases");
    }

    /** Returns when nothing is on its way to the engine or into the log any more. */
    void awaitQuiet(Series series) throws InterruptedException {
        await("select (select count(*) from process_command) + (select count(*) from audit.staged)", series, 0,
                "commands and log entries on their way");
    }

    private void await(String query, Series series, long wanted, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long is = count(query, series);
        while (is != wanted) {
            if (System.nanoTime() > deadline) throw new BenchFailure("Expected " + wanted + " " + what + " of "
                    + series.name() + ", but after " + PATIENCE.toSeconds() + " s there are " + is);
            Thread.sleep(POLL_MILLIS);
            is = count(query, series);
        }
    }

    /** @param query may name {@code :series}, the beginning of the references */
    long count(String query, Series series) {
        return db.sql(query).param("series", series.name() + "-%").query(Long.class).single();
    }

    String problems() {
        return String.join("; ", db.sql("select job_type || ': ' || cause from process_problem limit 5").query(String.class)
                .list());
    }
}
