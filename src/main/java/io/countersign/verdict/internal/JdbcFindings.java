package io.countersign.verdict.internal;

import io.countersign.inbox.ReviewTask;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import io.countersign.vault.Salt;
import io.countersign.vault.SealedRecords;
import io.countersign.vault.Vault;
import io.countersign.verdict.Finding;
import io.countersign.verdict.Findings;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcFindings implements Findings, SealedRecords {

    private final JdbcClient db;
    private final Vault vault;
    private final ObjectMapper json;

    private record Words(@Nullable String rationale) {}

    private record Salted(Words words, byte[] salt) {}

    JdbcFindings(JdbcClient db, Vault vault, ObjectMapper json) {
        this.db = db;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public String add(Finding finding) {
        var words = new Words(finding.rationale());
        Salt salt = Salt.fresh();
        String place = place(finding.id());
        byte[] sealed = vault.ofCase(finding.decisionId()).orElseThrow().close(place,
                json.writeValueAsBytes(new Salted(words, salt.bytes())));
        db.sql("""
                insert into verdict_finding (id, task_id, decision_id, reviewer, outcome, confidence, sealed, case_hash, committed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(finding.id(), finding.task(), finding.decisionId(),
                        finding.reviewer(), finding.outcome(), finding.confidence(), sealed,
                        Base64.getDecoder().decode(finding.caseHash()), finding.committedAt().atOffset(ZoneOffset.UTC)).update();
        return Sha256.base64(salt.commit(place, CanonicalJson.of(json.valueToTree(words))));
    }

    private static String place(UUID finding) {
        return "finding/" + finding;
    }

    @Override
    public Optional<OwnFinding> of(ReviewTask task, UUID person) {
        return db.sql("select * from verdict_finding where task_id = ? and reviewer = ?").params(task.id(), person)
                .query((row, n) -> new OwnFinding(row.getString("outcome"), row.getBigDecimal("confidence"),
                        rationale(task.decision(), row.getObject("id", UUID.class), row.getBytes("sealed")),
                        row.getObject("committed_at", OffsetDateTime.class).toInstant())).optional();
    }

    @Override
    public List<Finding> ofDecision(UUID decision) {
        return db.sql("select * from verdict_finding where decision_id = ? order by committed_at, id").param(decision)
                .query((row, n) -> new Finding(row.getObject("id", UUID.class), row.getObject("task_id", UUID.class), decision,
                        row.getObject("reviewer", UUID.class), row.getString("outcome"), row.getBigDecimal("confidence"),
                        rationale(decision, row.getObject("id", UUID.class), row.getBytes("sealed")),
                        Sha256.base64(row.getBytes("case_hash")), row.getObject("committed_at", OffsetDateTime.class).toInstant())).list();
    }

    private @Nullable String rationale(UUID decision, UUID finding, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.ofCase(decision).map(seal ->
                json.readValue(seal.open(place(finding), sealed), Salted.class).words().rationale()).orElse(null);
    }

    @Override
    public Map<String, byte[]> disclose(UUID decision) {
        Map<String, byte[]> files = new TreeMap<>();
        vault.ofCase(decision).ifPresent(seal -> db.sql("select id, sealed from verdict_finding where decision_id = ?")
                .param(decision).query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    files.put("findings/" + id + ".json", CanonicalJson.of(json.readTree(seal.open(place(id), row.getBytes("sealed")))));
                }));
        return files;
    }

    @Override
    public void erase(UUID decision) {
        db.sql("update verdict_finding set sealed = null where decision_id = ?").param(decision).update();
    }
}
