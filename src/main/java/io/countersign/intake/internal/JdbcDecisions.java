package io.countersign.intake.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.Receipt;
import io.countersign.intake.CaseFile;
import io.countersign.intake.CaseFile.EvidenceItem;
import io.countersign.intake.CaseFile.Question;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.Sha256;
import io.countersign.policy.pack.PackVersion;
import io.countersign.policy.stop.Scope;
import io.countersign.signal.Signals;
import io.countersign.vault.Seal;
import io.countersign.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcDecisions implements Decisions {

    private static final TypeReference<Map<String, String>> MANIFEST = new TypeReference<>() {};

    private final JdbcClient db;
    private final Vault vault;
    private final SealedCase sealed;
    private final ObjectMapper json;
    private final Signals signals;

    JdbcDecisions(JdbcClient db, Vault vault, SealedCase sealed, ObjectMapper json, Signals signals) {
        this.db = db;
        this.vault = vault;
        this.sealed = sealed;
        this.json = json;
        this.signals = signals;
    }

    @Override
    public Optional<Decision> find(UUID id) {
        return db.sql("select * from intake_decision where id = ?").param(id).query(JdbcDecisions::decision).optional();
    }

    @Override
    public Page<Decision> ofClient(String client, @Nullable String reference, @Nullable DecisionStatus status,
            @Nullable UUID cursor, int size) {
        if (cursor != null && find(cursor).filter(last -> last.client().equals(client)).isEmpty())
            throw new Page.UnreadableCursor();
        var rows = db.sql(ClientList.sql(reference != null, status, cursor != null)).param("client", client)
                .param("reference", reference).param("statuses", ClientList.kept(status)).param("cursor", cursor)
                .param("size", size + 1).query(JdbcDecisions::decision).list();
        return Page.of(rows, size, decision -> decision.id().toString());
    }

    @Override
    public Optional<Decision> lock(UUID id) {
        return db.sql("select * from intake_decision where id = ? for no key update").param(id)
                .query(JdbcDecisions::decision).optional();
    }

    static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(row.getObject("id", UUID.class), row.getString("client"), row.getString("reference"),
                row.getString("use_case"), row.getInt("use_case_version"),
                DecisionStatus.valueOf(row.getString("status")), instant(row, "received_at"), instant(row, "due_at"),
                Sha256.base64(row.getBytes("case_hash")), row.getString("callback_url"), row.getLong("changes"),
                new Receipt(row.getObject("receipt_entry", UUID.class), Sha256.base64(row.getBytes("receipt_leaf"))),
                row.getString("pack") == null ? null : new PackVersion(row.getString("pack"), row.getInt("pack_version")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public Result<DecisionStatus> move(UUID id, DecisionStatus to) {
        return move(id, Arrays.stream(DecisionStatus.values()).filter(from -> from.mayBecome(to)).toList(), to);
    }

    @Override
    public Result<DecisionStatus> move(UUID id, DecisionStatus from, DecisionStatus to) {
        if (!from.mayBecome(to)) throw new IllegalArgumentException("No decision goes from " + from + " to " + to);
        return move(id, List.of(from), to);
    }

    private Result<DecisionStatus> move(UUID id, List<DecisionStatus> from, DecisionStatus to) {
        int moved = db.sql("""
                update intake_decision set status = :to, changes = changes + 1
                where id = :id and status = any(:from)""")
                .param("id", id).param("to", to.name())
                .param("from", from.stream().map(Enum::name).toArray(String[]::new)).update();
        if (moved == 1) {
            signals.afterCommit("decision", id.toString());
            return Result.ok(to);
        }
        return Result.refused(find(id).map(there -> Refusal.of(Refusal.Kind.CONFLICT, "intake/wrong-state",
                        "Not possible in this state", "Decision " + id + " is " + there.status() + "; only from "
                                + String.join(" or ", from.stream().map(Enum::name).toList()) + " can it become " + to + ".").with("state", there.status()))
                .orElseGet(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "intake/unknown-decision", "Unknown decision",
                        "There is no decision " + id + ".")));
    }

    @Override
    public Optional<CaseFile> caseFile(UUID id) {
        return vault.ofCase(id).map(seal -> caseFile(id, seal));
    }

    private CaseFile caseFile(UUID id, Seal seal) {
        var manifest = db.sql("""
                select case_hash, parts from intake_case where decision_id = ? order by n desc limit 1""").param(id)
                .query((row, n) -> Map.entry(Sha256.base64(row.getBytes("case_hash")),
                        json.readValue(row.getString("parts"), MANIFEST))).single();
        JsonNode fields = sealed.fields(seal, id, db.sql("select sealed from intake_submission where decision_id = ?")
                .param(id).query(byte[].class).single());
        return new CaseFile(fields.path("subject"), fields.path("recommendation"), fields.path("model"),
                fields.path("factors"), fields.path("inputs"), evidenceItems(id, seal), questions(id, seal),
                manifest.getValue(), manifest.getKey());
    }

    private List<EvidenceItem> evidenceItems(UUID id, Seal seal) {
        return db.sql("select n, size, label from intake_evidence where decision_id = ? order by n").param(id)
                .query((row, n) -> sealed.item(seal, id, row.getInt("n"), row.getLong("size"), row.getBytes("label"))).list();
    }

    private List<Question> questions(UUID id, Seal seal) {
        return db.sql("select n, question, asked_at, answer, blind from intake_question where decision_id = ? order by n")
                .param(id).query((row, n) -> new Question(row.getInt("n"),
                        new String(seal.open(id + "/questions/" + row.getInt("n"), row.getBytes("question")), UTF_8),
                        instant(row, "asked_at"), row.getBytes("answer") == null ? null
                                : sealed.words(seal, id + "/answers/" + row.getInt("n"), row.getBytes("answer")),
                        row.getBoolean("blind"))).list();
    }

    @Override
    public String recommendedOutcome(UUID id) {
        return db.sql("select outcome from intake_submission where decision_id = ?").param(id)
                .query(String.class).optional().orElseThrow(() -> new NoSuchElementException("No decision " + id));
    }

    @Override
    public Scope.Case reached(UUID id) {
        return db.sql("""
                select use_case, model, model_version from intake_decision d join intake_submission s on s.decision_id = d.id
                where d.id = ?""").param(id).query((row, n) -> new Scope.Case(id, row.getString(1),
                        new Scope.Model(row.getString(2), row.getString(3)))).optional()
                .orElseThrow(() -> new NoSuchElementException("No decision " + id));
    }

    @Override
    public Optional<Map<String, String>> manifest(UUID id, String caseHash) {
        return db.sql("select parts from intake_case where decision_id = ? and encode(case_hash, 'base64') = ?")
                .params(id, caseHash).query(String.class).optional().map(parts -> json.readValue(parts, MANIFEST));
    }

    @Override
    public Optional<byte[]> evidence(UUID id, int n) {
        return vault.ofCase(id).flatMap(seal -> db.sql("""
                select content from intake_evidence where decision_id = ? and n = ?""").params(id, n)
                .query(byte[].class).optional().map(content -> sealed.openEvidence(seal, id, n, content)));
    }

    @Override
    public Optional<UUID> contested(UUID id) {
        return db.sql("select contested from intake_contest where decision_id = ?").param(id).query(UUID.class).optional();
    }

    @Override
    public Optional<UUID> contestedBy(UUID id) {
        return db.sql("select decision_id from intake_contest where contested = ?").param(id).query(UUID.class).optional();
    }

    @Override
    public Optional<UUID> person(UUID id) {
        return db.sql("select person from intake_submission where decision_id = ?").param(id).query(UUID.class).optional();
    }

    @Override
    public List<UUID> ofPerson(UUID person) {
        return db.sql("select decision_id from intake_submission where person = ? order by decision_id").param(person)
                .query(UUID.class).list();
    }

    @Override
    public Map<DecisionStatus, Long> count() {
        Map<DecisionStatus, Long> counts = new EnumMap<>(DecisionStatus.class);
        db.sql("select status, count(*) from intake_decision group by status")
                .query(row -> { counts.put(DecisionStatus.valueOf(row.getString(1)), row.getLong(2)); });
        return counts;
    }

    @Override
    public Optional<Instant> oldestOpen() {
        return db.sql("""
                select min(received_at) as oldest from intake_decision
                where status not in ('RELEASED', 'WITHDRAWN', 'EXPIRED')""")
                .query((row, n) -> Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class)).map(OffsetDateTime::toInstant))
                .single();
    }

    @Override
    public Map<UUID, DecisionStatus> statuses(Collection<UUID> ids) {
        Map<UUID, DecisionStatus> statuses = new HashMap<>();
        db.sql("select id, status from intake_decision where id = any(?)").param(ids.toArray(UUID[]::new))
                .query(row -> { statuses.put(row.getObject(1, UUID.class), DecisionStatus.valueOf(row.getString(2))); });
        return statuses;
    }

    @Override
    public List<UUID> receivedSince(Instant since) {
        return db.sql("select id from intake_decision where received_at >= ?").param(since.atOffset(ZoneOffset.UTC))
                .query(UUID.class).list();
    }

    @Override
    public void ask(UUID id, String question, boolean blind) {
        int n = db.sql("select coalesce(max(n), 0) + 1 from intake_question where decision_id = ?").param(id)
                .query(Integer.class).single();
        byte[] closed = vault.ofCase(id).orElseThrow().close(id + "/questions/" + n, question.getBytes(UTF_8));
        db.sql("insert into intake_question (decision_id, n, question, asked_at, blind) values (?, ?, ?, now(), ?)")
                .params(id, n, closed, blind).update();
    }
}
