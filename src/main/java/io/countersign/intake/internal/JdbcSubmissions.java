package io.countersign.intake.internal;

import io.countersign.intake.CaseManifest;
import io.countersign.intake.Decision;
import io.countersign.intake.Submission;
import io.countersign.intake.Submissions;
import io.countersign.kernel.Sha256;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcSubmissions implements Submissions {

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Manifests manifests;

    JdbcSubmissions(JdbcClient db, ObjectMapper json, Manifests manifests) {
        this.db = db;
        this.json = json;
        this.manifests = manifests;
    }

    @Override
    public byte[] contentHash(Submission submission) {
        return manifests.contentHash(submission);
    }

    @Override
    public CaseManifest manifest(Submission submission) {
        return manifests.of(submission);
    }

    @Override
    public Optional<Earlier> earlier(String client, String idempotencyKey) {
        return db.sql("select decision_id, content_hash from intake_key where client = ? and idempotency_key = ?")
                .params(client, idempotencyKey)
                .query((row, n) -> new Earlier(row.getObject(1, UUID.class), row.getBytes(2))).optional();
    }

    @Override
    public boolean claimKey(String client, String idempotencyKey, UUID decision, byte[] contentHash) {
        return db.sql("""
                insert into intake_key (client, idempotency_key, decision_id, content_hash) values (?, ?, ?, ?)
                on conflict do nothing""").params(client, idempotencyKey, decision, contentHash).update() == 1;
    }

    @Override
    public void add(Decision decision, Submission submission, CaseManifest manifest) {
        db.sql("""
                insert into intake_decision (id, client, reference, use_case, use_case_version, status, received_at,
                    due_at, case_hash, callback_url, changes, receipt_entry, receipt_leaf)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(decision.id(), decision.client(), decision.reference(), decision.useCase(),
                        decision.useCaseVersion(), decision.status().name(), at(decision.receivedAt()),
                        at(decision.dueAt()), bytes(decision.caseHash()), decision.callbackUrl(), decision.changes(),
                        decision.receipt().entryId(), bytes(decision.receipt().leafHash())).update();
        var subject = submission.subject();
        db.sql("""
                insert into intake_submission (decision_id, subject, protected, recommendation, model, factors, inputs)
                values (?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb)""")
                .params(decision.id(), text(manifests.shown(subject)), text(subject.protectedAttributes()),
                        text(submission.recommendation()), text(submission.model()), text(submission.factors()),
                        text(submission.inputs())).update();
        addEvidence(decision.id(), 0, submission.allEvidence());
        addManifest(decision.id(), manifest);
    }

    private void addEvidence(UUID decision, int last, List<Submission.Evidence> evidence) {
        int n = last;
        for (Submission.Evidence item : evidence)
            db.sql("""
                    insert into intake_evidence (decision_id, n, name, media_type, sha256, mandatory, content)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(decision, ++n, item.name(), item.mediaType(), Sha256.of(item.content()), item.isMandatory(),
                            item.content()).update();
    }

    private void addManifest(UUID decision, CaseManifest manifest) {
        db.sql("""
                insert into intake_case (decision_id, n, case_hash, parts)
                select :id, coalesce(max(n), 0) + 1, :hash, :parts::jsonb from intake_case where decision_id = :id""")
                .param("id", decision).param("hash", bytes(manifest.caseHash()))
                .param("parts", text(manifest.parts())).update();
    }

    @Override
    public CaseManifest answer(UUID decision, String answer, List<Submission.Evidence> evidence) {
        int question = db.sql("""
                update intake_question set answer = ?, answered_at = now() where decision_id = ? and answer is null
                returning n""").params(answer, decision).query(Integer.class).single();
        int last = db.sql("select coalesce(max(n), 0) from intake_evidence where decision_id = ?").param(decision)
                .query(Integer.class).single();
        addEvidence(decision, last, evidence);
        Map<String, String> parts = new TreeMap<>(db.sql(
                "select parts from intake_case where decision_id = ? order by n desc limit 1").param(decision)
                .query((row, n) -> json.readValue(row.getString(1), new TypeReference<Map<String, String>>() {})).single());
        parts.putAll(manifests.answer(question, answer, last, evidence));
        CaseManifest manifest = manifests.over(parts);
        addManifest(decision, manifest);
        db.sql("update intake_decision set case_hash = ? where id = ?").params(bytes(manifest.caseHash()), decision)
                .update();
        return manifest;
    }

    @Override
    public void withdraw(UUID decision, String reason) {
        db.sql("insert into intake_withdrawal (decision_id, reason, withdrawn_at) values (?, ?, now())")
                .params(decision, reason).update();
    }

    private String text(@org.jspecify.annotations.Nullable Object value) {
        return json.writeValueAsString(value);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
