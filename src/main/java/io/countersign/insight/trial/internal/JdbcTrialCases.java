package io.countersign.insight.trial.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.countersign.insight.trial.TrialCases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTrialCases implements TrialCases {

    private final JdbcClient db;

    JdbcTrialCases(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void add(TrialCase added) {
        db.sql("insert into insight_trial_case (decision_id, trial, truth) values (?, ?, ?)")
                .params(added.decision(), added.trial(), added.truth()).update();
    }

    @Override
    public void judged(UUID decision, String outcome) {
        db.sql("update insight_trial_case set outcome = ? where decision_id = ?").params(outcome, decision).update();
    }

    @Override
    public Optional<UUID> trialOf(UUID decision) {
        return db.sql("select trial from insight_trial_case where decision_id = ?").param(decision).query(UUID.class).optional();
    }

    @Override
    public List<TrialCase> of(UUID trial) {
        return db.sql("select * from insight_trial_case where trial = ? order by decision_id").param(trial)
                .query((row, n) -> new TrialCase(row.getObject("decision_id", UUID.class), trial, row.getString("truth"),
                        row.getString("outcome"))).list();
    }
}
