package io.countersign.verdict.internal;

import io.countersign.kernel.Sha256;
import io.countersign.verdict.Verdict;
import io.countersign.verdict.Verdicts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcVerdicts implements Verdicts {

    private static final TypeReference<List<Verdict.Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient db;
    private final ObjectMapper json;

    JdbcVerdicts(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public void add(Verdict verdict) {
        db.sql("""
                insert into verdict_verdict (id, task_id, decision_id, reviewer, decision, outcome, changes, reasons,
                    rationale, question, case_hash, decided_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""")
                .params(verdict.id(), verdict.task(), verdict.decisionId(), verdict.reviewer(), verdict.decision().name(),
                        verdict.outcome(), verdict.changes() == null ? null : verdict.changes().toString(),
                        json.writeValueAsString(verdict.reasons()), verdict.rationale(), verdict.question(),
                        Base64.getDecoder().decode(verdict.caseHash()), verdict.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<Verdict> ofDecision(UUID decision) {
        return db.sql("select * from verdict_verdict where decision_id = ? order by decided_at, id").param(decision)
                .query(this::verdict).list();
    }

    @Override
    public Optional<Verdict> settling(UUID decision) {
        return db.sql("select * from verdict_verdict where decision_id = ? and settles").param(decision)
                .query(this::verdict).optional();
    }

    private Verdict verdict(ResultSet row, int number) throws SQLException {
        String changes = row.getString("changes");
        return new Verdict(row.getObject("id", UUID.class), row.getObject("task_id", UUID.class),
                row.getObject("decision_id", UUID.class), row.getObject("reviewer", UUID.class),
                Verdict.Kind.valueOf(row.getString("decision")), row.getString("outcome"),
                changes == null ? null : json.readTree(changes), json.readValue(row.getString("reasons"), REASONS),
                row.getString("rationale"), row.getString("question"), Sha256.base64(row.getBytes("case_hash")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
