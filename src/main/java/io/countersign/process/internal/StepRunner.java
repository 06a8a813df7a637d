package io.countersign.process.internal;

import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import io.countersign.process.StepHandler.StepResult;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs a step in one transaction, together with the note that the process has reached it and got over what was. */
@Component
public class StepRunner {

    private final JdbcClient db;

    StepRunner(JdbcClient db) {
        this.db = db;
    }

    @Transactional
    public StepResult run(StepHandler handler, Step step) {
        db.sql("""
                with overcome as (delete from process_problem where job_key = :job)
                insert into process_step (job_key, job_type, decision_id, element_id, process, reached_at)
                values (:job, :type, :decision, :element, :process, now()) on conflict do nothing""")
                .param("job", step.jobKey()).param("type", handler.jobType()).param("decision", step.decision())
                .param("element", step.elementId()).param("process", step.process()).update();
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
}
