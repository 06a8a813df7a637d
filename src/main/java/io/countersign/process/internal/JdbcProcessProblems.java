package io.countersign.process.internal;

import io.countersign.process.ProcessProblems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps that fail, and commands that do not get through to the engine. */
@Repository
class JdbcProcessProblems implements ProcessProblems {

    private static final int PATIENCE = 3;
    private static final int AS_GOOD_AS_ANY = 1_000;

    private final JdbcClient db;

    JdbcProcessProblems(JdbcClient db, MeterRegistry meters) {
        this.db = db;
        Gauge.builder("countersign.process.problems", () -> oldest(AS_GOOD_AS_ANY).size()).baseUnit("problems")
                .description("Steps and commands that fail and are tried again, counted up to " + AS_GOOD_AS_ANY)
                .register(meters);
    }

    /** Of a withdrawn decision: its steps end with its process and will not get through any more. */
    void forget(UUID decision) {
        db.sql("delete from process_problem where decision_id = ?").param(decision).update();
    }

    @Override
    public List<Problem> oldest(int most) {
        return db.sql("""
                select decision_id, job_type as what, cause, failures, since from process_problem
                union all
                select decision_id, lower(kind), coalesce(cause, 'The engine does not answer'), attempts, created_at
                from process_command where attempts > :patience
                order by since limit :most""").param("patience", PATIENCE).param("most", most)
                .query((row, n) -> new Problem(row.getObject("decision_id", UUID.class), row.getString("what"),
                        row.getString("cause"), row.getInt("failures"),
                        row.getObject("since", OffsetDateTime.class).toInstant())).list();
    }
}
