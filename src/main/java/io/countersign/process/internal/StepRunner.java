package io.countersign.process.internal;

import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import io.countersign.process.StepHandler.StepResult;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs a step in one transaction, together with the note that the process has reached it. */
@Component
public class StepRunner {

    private final JdbcClient db;

    StepRunner(JdbcClient db) {
        this.db = db;
    }

    @Transactional
    public StepResult run(StepHandler handler, Step step) {
        db.sql("""
                insert into process_step (job_key, decision_id, element_id, process, reached_at)
                values (?, ?, ?, ?, now()) on conflict do nothing""")
                .params(step.jobKey(), step.decision(), step.elementId(), step.process()).update();
        return handler.handle(step);
    }

    /** Keeps a failure where an operator sees it. The engine tries again by itself. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int failed(Step step, String jobType, Throwable failure) {
        return db.sql("""
                insert into process_problem (job_key, decision_id, job_type, cause, failures, since)
                values (?, ?, ?, ?, 1, now())
                on conflict (job_key) do update set failures = process_problem.failures + 1, cause = excluded.cause
                returning failures""")
                .params(step.jobKey(), step.decision(), jobType, failure.getClass().getSimpleName() + ": "
                        + failure.getMessage()).query(Integer.class).single();
    }

    @Transactional
    public void recovered(long jobKey) {
        db.sql("delete from process_problem where job_key = ?").param(jobKey).update();
    }
}
