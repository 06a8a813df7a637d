package io.countersign.insight.internal;

import io.countersign.intake.DecisionSubmitted;
import io.countersign.intake.DecisionWithdrawn;
import io.countersign.outcome.DecisionReleased;
import java.time.ZoneOffset;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the history in a shape that can be listed, in the transaction that makes it. */
@Component
class HistoryProjection {

    private final JdbcClient db;

    HistoryProjection(JdbcClient db) {
        this.db = db;
    }

    @EventListener
    void on(DecisionSubmitted event) {
        var decision = event.decision();
        if (decision.trial().isPresent()) return; // nobody's case
        db.sql("""
                insert into insight_history (decision_id, at, use_case, reference, client, standing)
                values (?, ?, ?, ?, ?, 'OPEN')""")
                .params(decision.id(), decision.receivedAt().atOffset(ZoneOffset.UTC), decision.useCase(),
                        decision.reference(), decision.client()).update();
    }

    @EventListener
    void on(DecisionReleased event) {
        var outcome = event.outcome();
        var at = outcome.releasedAt().atOffset(ZoneOffset.UTC);
        db.sql("""
                update insight_history set at = ?, standing = 'RELEASED', outcome = ?, changed = ?, reviewed = ?
                where decision_id = ?""")
                .params(at, outcome.value(), outcome.changed(), outcome.reviewed(), outcome.decision()).update();
        db.sql("""
                insert into insight_facet (use_case, outcome, changed)
                select use_case, outcome, changed from insight_history where decision_id = ? on conflict do nothing""")
                .param(outcome.decision()).update();
        outcome.reviewers().forEach(reviewer -> db.sql("""
                insert into insight_reviewer (reviewer, at, decision_id, use_case, outcome, changed, reference)
                select ?, at, decision_id, use_case, outcome, changed, reference from insight_history where decision_id = ?""")
                .params(reviewer, outcome.decision()).update());
    }

    @EventListener
    void on(DecisionWithdrawn event) {
        db.sql("update insight_history set at = now(), standing = 'WITHDRAWN' where decision_id = ?")
                .param(event.decision()).update();
    }
}
