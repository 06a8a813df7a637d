package io.countersign.outcome.internal;

import io.countersign.audit.Census;
import io.countersign.audit.EntryKind;
import io.countersign.audit.LoggedRecords;
import io.countersign.intake.Decision;
import io.countersign.kernel.Sha256;
import io.countersign.outcome.Outcome;
import io.countersign.outcome.Outcomes;
import io.countersign.policy.Face;
import io.countersign.vault.SealedRecords;
import io.countersign.vault.Seal;
import io.countersign.vault.Vault;
import io.countersign.verdict.Verdict.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcOutcomes implements Outcomes, SealedRecords, LoggedRecords {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Vault vault;
    private final ObjectMapper json;

    JdbcOutcomes(JdbcClient db, Vault vault, ObjectMapper json) {
        this.db = db;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public void add(Outcome outcome) {
        byte[] sealed = vault.ofCase(outcome.decision()).orElseThrow().close("outcome/" + outcome.decision(),
                json.writeValueAsBytes(outcome.reasons()));
        db.sql("""
                insert into outcome_outcome (decision_id, verdict_id, value, changed, reasons, sealed, reviewers,
                    accountable, case_hash, released_at, reviewed, allowance)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""")
                .params(outcome.decision(), outcome.verdict(), outcome.value(), outcome.changed(),
                        json.writeValueAsString(outcome.reasons().stream()
                                .map(reason -> new Reason(reason.code(), null)).toList()), sealed,
                        outcome.reviewers().toArray(UUID[]::new),
                        outcome.accountable(), Base64.getDecoder().decode(outcome.caseHash()),
                        outcome.releasedAt().atOffset(ZoneOffset.UTC), outcome.reviewed(),
                        outcome.allowance() == null ? null : outcome.allowance().hash()).update();
    }

    /** Its reasons are the verdict's, which discloses them. */
    @Override
    public Map<String, byte[]> disclose(UUID decision) {
        return Map.of();
    }

    @Override
    public void erase(UUID decision) {
        db.sql("update outcome_outcome set sealed = null where decision_id = ?").param(decision).update();
    }

    @Override
    public Set<EntryKind> toldBy() {
        return Set.of(EntryKind.DECISION_RELEASED, EntryKind.RELEASED_UNREVIEWED);
    }

    @Override
    public List<Census.Event> contradicted(Collection<Census.Event> entries) {
        Map<String, List<String>> released = new HashMap<>();
        db.sql("""
                select decision_id, coalesce(verdict_id::text, '') as verdict, value, case_hash,
                    coalesce(encode(allowance, 'base64'), '') as face from outcome_outcome where decision_id = any(?)""")
                .param(entries.stream().map(entry -> Decision.of(entry.stream())).toArray(UUID[]::new))
                .query(row -> { released.put("decision:" + row.getString("decision_id"), List.of(row.getString("verdict"),
                        row.getString("value"), Sha256.base64(row.getBytes("case_hash")), row.getString("face"))); });
        return entries.stream().filter(entry -> !List.of(entry.detail("verdict"), entry.detail("outcome"),
                entry.detail("caseHash"), entry.detail("face")).equals(released.get(entry.stream()))).toList();
    }

    @Override
    public Optional<Outcome> of(UUID decision) {
        return db.sql("select * from outcome_outcome where decision_id = ?").param(decision)
                .query((row, n) -> outcome(row, reasons(decision, row))).optional();
    }

    @Override
    public boolean redeem(UUID decision, Instant now) {
        return db.sql("update outcome_outcome set redeemed_at = ? where decision_id = ? and redeemed_at is null")
                .params(now.atOffset(ZoneOffset.UTC), decision).update() == 1;
    }

    /** Of an erased case only the codes. */
    private List<Reason> reasons(UUID decision, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("sealed");
        var seal = sealed == null ? Optional.<Seal>empty() : vault.ofCase(decision);
        return seal.isEmpty() ? json.readValue(row.getString("reasons"), REASONS)
                : json.readValue(seal.get().open("outcome/" + decision, sealed), REASONS);
    }

    private Outcome outcome(ResultSet row, List<Reason> reasons) throws SQLException {
        byte[] allowance = row.getBytes("allowance");
        return new Outcome(row.getObject("decision_id", UUID.class), row.getObject("verdict_id", UUID.class),
                row.getString("value"), row.getBoolean("changed"), reasons,
                List.of((UUID[]) row.getArray("reviewers").getArray()), row.getString("accountable"),
                Sha256.base64(row.getBytes("case_hash")), row.getObject("released_at", OffsetDateTime.class).toInstant(),
                allowance == null ? null : new Face(allowance));
    }
}
