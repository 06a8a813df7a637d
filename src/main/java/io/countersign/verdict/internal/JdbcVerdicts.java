package io.countersign.verdict.internal;

import io.countersign.audit.Census;
import io.countersign.audit.EntryKind;
import io.countersign.audit.LoggedRecords;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import io.countersign.vault.SealedRecords;
import io.countersign.vault.Salt;
import io.countersign.vault.Seal;
import io.countersign.vault.Vault;
import io.countersign.verdict.Conclusion;
import io.countersign.verdict.Verdict;
import io.countersign.verdict.Verdicts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcVerdicts implements Verdicts, SealedRecords, LoggedRecords {

    private static final TypeReference<List<Verdict.Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Vault vault;
    private final ObjectMapper json;

    /** What is sealed of a verdict. */
    private record Words(@Nullable JsonNode changes, List<Verdict.Reason> reasons, @Nullable String rationale,
            @Nullable String question) {}

    private record Salted(Words words, byte[] salt) {}

    JdbcVerdicts(JdbcClient db, Vault vault, ObjectMapper json) {
        this.db = db;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public String add(Verdict verdict) {
        var words = new Words(verdict.changes(), verdict.reasons(), verdict.rationale(), verdict.question());
        Salt salt = Salt.fresh();
        byte[] sealed = vault.ofCase(verdict.decisionId()).orElseThrow().close(place(verdict.id()),
                json.writeValueAsBytes(new Salted(words, salt.bytes())));
        db.sql("""
                insert into verdict_verdict (id, task_id, job_key, decision_id, reviewer, decision, outcome, reasons, sealed,
                    case_hash, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(verdict.id(), verdict.task(), verdict.jobKey(), verdict.decisionId(), verdict.reviewer(), verdict.decision().name(),
                        verdict.outcome(), json.writeValueAsString(verdict.reasons().stream()
                                .map(reason -> new Verdict.Reason(reason.code(), null)).toList()), sealed,
                        Base64.getDecoder().decode(verdict.caseHash()), verdict.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
        return Sha256.base64(salt.commit(place(verdict.id()), CanonicalJson.of(json.valueToTree(words))));
    }

    private static String place(UUID verdict) {
        return "verdict/" + verdict;
    }

    @Override
    public Map<String, byte[]> disclose(UUID decision) {
        Map<String, byte[]> files = new TreeMap<>();
        vault.ofCase(decision).ifPresent(seal -> db.sql("select id, sealed from verdict_verdict where decision_id = ?")
                .param(decision).query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    byte[] salted = seal.open(place(id), row.getBytes("sealed"));
                    files.put("verdicts/" + id + ".json", CanonicalJson.of(json.readTree(salted)));
                }));
        return files;
    }

    @Override
    public Set<EntryKind> toldBy() {
        return Set.of(EntryKind.VERDICT_RECORDED);
    }

    @Override
    public List<Census.Event> contradicted(Collection<Census.Event> entries) {
        Map<String, List<String>> given = new HashMap<>();
        db.sql("""
                select id, decision_id, lower(decision) as decision, coalesce(outcome, '') as outcome, case_hash
                from verdict_verdict where id = any(?)""")
                .param(entries.stream().map(entry -> entry.detail("verdict")).filter(id -> !id.isEmpty()).map(UUID::fromString)
                        .toArray(UUID[]::new))
                .query(row -> { given.put(row.getString("id"), List.of("decision:" + row.getString("decision_id"),
                        row.getString("decision"), row.getString("outcome"), Sha256.base64(row.getBytes("case_hash")))); });
        return entries.stream().filter(entry -> !List.of(entry.stream(), entry.detail("decision"), entry.detail("outcome"),
                entry.detail("caseHash")).equals(given.get(entry.detail("verdict")))).toList();
    }

    @Override
    public void erase(UUID decision) {
        db.sql("update verdict_verdict set sealed = null where decision_id = ?").param(decision).update();
    }

    @Override
    public List<Verdict> ofDecision(UUID decision) {
        return db.sql("select * from verdict_verdict where decision_id = ? order by decided_at, id").param(decision)
                .query(reader(decision)).list();
    }

    @Override
    public Set<UUID> reviewersOf(Collection<UUID> decisions) {
        return Set.copyOf(db.sql("select distinct reviewer from verdict_verdict where decision_id = any(?)")
                .param(decisions.toArray(UUID[]::new)).query(UUID.class).list());
    }

    @Override
    public List<UUID> decisionsOf(UUID reviewer) {
        return db.sql("select distinct decision_id from verdict_verdict where reviewer = ?").param(reviewer)
                .query(UUID.class).list();
    }

    @Override
    public List<Verdict> settling(UUID decision, long jobKey) {
        return db.sql("""
                select * from verdict_verdict where decision_id = ? and settles and job_key = ? order by decided_at, id""")
                .params(decision, jobKey).query(reader(decision)).list();
    }

    @Override
    public void conclude(Conclusion conclusion) {
        Verdict verdict = conclusion.verdict();
        db.sql("""
                insert into verdict_conclusion (decision_id, verdict_id, job_key, basis, outcome, case_hash, concluded_at)
                values (?, ?, ?, ?, ?, ?, ?)""").params(verdict.decisionId(), verdict.id(), conclusion.jobKey(),
                        conclusion.basis().name(), verdict.outcome(), Base64.getDecoder().decode(verdict.caseHash()),
                        conclusion.at().atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public Optional<Conclusion> conclusion(UUID decision) {
        return db.sql("select * from verdict_conclusion where decision_id = ?").param(decision).query((row, n) -> {
            List<Verdict> given = settling(decision, row.getLong("job_key"));
            UUID id = row.getObject("verdict_id", UUID.class);
            return new Conclusion(given.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(),
                    row.getLong("job_key"), Conclusion.Basis.valueOf(row.getString("basis")),
                    given.stream().map(Verdict::reviewer).toList(), row.getObject("concluded_at", OffsetDateTime.class).toInstant());
        }).optional();
    }

    private RowMapper<Verdict> reader(UUID decision) {
        Optional<Seal> seal = vault.ofCase(decision);
        return (row, number) -> verdict(row, seal);
    }

    /** Of an erased case only what is not about the person: who decided what, when, and by which reason codes. */
    private Verdict verdict(ResultSet row, Optional<Seal> seal) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] sealed = row.getBytes("sealed");
        Words words = sealed == null || seal.isEmpty()
                ? new Words(null, json.readValue(row.getString("reasons"), REASONS), null, null)
                : json.readValue(seal.get().open(place(id), sealed), Salted.class).words();
        return new Verdict(id, row.getObject("task_id", UUID.class), row.getLong("job_key"), row.getObject("decision_id", UUID.class),
                row.getObject("reviewer", UUID.class), Verdict.Kind.valueOf(row.getString("decision")),
                row.getString("outcome"), words.changes(), words.reasons(), words.rationale(), words.question(),
                Sha256.base64(row.getBytes("case_hash")), row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
