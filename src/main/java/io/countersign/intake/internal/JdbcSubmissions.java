package io.countersign.intake.internal;

import io.countersign.intake.CaseManifest;
import io.countersign.intake.Decision;
import io.countersign.intake.SaltedCase;
import io.countersign.intake.Submission;
import io.countersign.intake.Submissions;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import io.countersign.vault.SealedRecords;
import io.countersign.vault.Salt;
import io.countersign.vault.Seal;
import io.countersign.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class JdbcSubmissions implements Submissions, SealedRecords {

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Manifests manifests;
    private final SealedCase sealed;
    private final Vault vault;

    JdbcSubmissions(JdbcClient db, ObjectMapper json, Manifests manifests, SealedCase sealed, Vault vault) {
        this.db = db;
        this.json = json;
        this.manifests = manifests;
        this.sealed = sealed;
        this.vault = vault;
    }

    @Override
    public SaltedCase salted(Submission submission) {
        return manifests.salted(submission);
    }

    @Override
    public Optional<Earlier> earlier(String client, String idempotencyKey, Submission submission) {
        return db.sql("select decision_id, content_hash from intake_key where client = ? and idempotency_key = ?")
                .params(client, hashed(idempotencyKey))
                .query((row, n) -> new Earlier(row.getObject(1, UUID.class), row.getBytes(2) != null
                        && MessageDigest.isEqual(row.getBytes(2), vault.fingerprint(manifests.content(submission))))).optional();
    }

    /** A service may have put anything into it. */
    private String hashed(String idempotencyKey) {
        return Sha256.base64(vault.fingerprint(("idempotency key\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean claimKey(String client, String idempotencyKey, UUID decision, Submission submission) {
        return db.sql("""
                insert into intake_key (client, idempotency_key, decision_id, content_hash) values (?, ?, ?, ?)
                on conflict do nothing""").params(client, hashed(idempotencyKey), decision,
                        vault.fingerprint(manifests.content(submission))).update() == 1;
    }

    @Override
    public UUID person(String client, Submission submission) {
        return vault.person(client, submission.subject().id());
    }

    @Override
    public void add(Decision decision, UUID person, Submission submission, SaltedCase salted) {
        db.sql("""
                insert into intake_decision (id, client, reference, use_case, use_case_version, status, received_at,
                    due_at, case_hash, callback_url, changes, receipt_entry, receipt_leaf, pack, pack_version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(decision.id(), decision.client(), decision.reference(), decision.useCase(),
                        decision.useCaseVersion(), decision.status().name(), at(decision.receivedAt()),
                        at(decision.dueAt()), bytes(decision.caseHash()), decision.callbackUrl(), decision.changes(),
                        decision.receipt().entryId(), bytes(decision.receipt().leafHash()),
                        decision.pack() == null ? null : decision.pack().id(),
                        decision.pack() == null ? null : decision.pack().version()).update();
        Seal seal = vault.begin(decision.id(), person);
        var recommendation = submission.recommendation();
        var model = java.util.Objects.requireNonNull(submission.model());
        db.sql("""
                insert into intake_submission (decision_id, person, outcome, confidence, model, model_version, sealed)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(decision.id(), person, recommendation.outcome(), recommendation.confidence(), model.name(),
                        model.version(), sealed.fields(seal, decision.id(), manifests.groups(submission), salted.salts()))
                .update();
        addEvidence(seal, decision.id(), 0, submission.allEvidence(), salted.evidence());
        addManifest(decision.id(), salted.manifest());
    }

    private void addEvidence(Seal seal, UUID decision, int last, List<Submission.Evidence> evidence, List<Salt> salts) {
        int n = last;
        for (Submission.Evidence item : evidence) {
            n++;
            db.sql("insert into intake_evidence (decision_id, n, mandatory, size, label, content) values (?, ?, ?, ?, ?, ?)")
                    .params(decision, n, item.isMandatory(), item.content().length,
                            sealed.label(seal, decision, n, item, salts.get(n - last - 1)),
                            sealed.evidence(seal, decision, n, item.content())).update();
        }
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
        Seal seal = vault.ofCase(decision).orElseThrow();
        int question = db.sql("select n from intake_question where decision_id = ? and answer is null").param(decision)
                .query(Integer.class).single();
        Salt salt = Salt.fresh();
        db.sql("update intake_question set answer = ?, answered_at = now() where decision_id = ? and n = ?")
                .params(sealed.words(seal, decision + "/answers/" + question, answer, salt), decision, question).update();
        int last = db.sql("select coalesce(max(n), 0) from intake_evidence where decision_id = ?").param(decision)
                .query(Integer.class).single();
        List<Salt> salts = evidence.stream().map(item -> Salt.fresh()).toList();
        addEvidence(seal, decision, last, evidence, salts);
        Map<String, String> parts = new TreeMap<>(db.sql(
                "select parts from intake_case where decision_id = ? order by n desc limit 1").param(decision)
                .query((row, n) -> json.readValue(row.getString(1), new TypeReference<Map<String, String>>() {})).single());
        parts.put("/answers/" + question, manifests.commitment(salt, "/answers/" + question, answer));
        for (int i = 0; i < salts.size(); i++) {
            String pointer = "/evidence/" + (last + i + 1);
            parts.put(pointer, manifests.commitment(salts.get(i), pointer, Manifests.description(evidence.get(i))));
        }
        CaseManifest manifest = manifests.over(parts);
        addManifest(decision, manifest);
        db.sql("update intake_decision set case_hash = ? where id = ?").params(bytes(manifest.caseHash()), decision)
                .update();
        return manifest;
    }

    @Override
    public Optional<Submission> again(Decision decision) {
        UUID id = decision.id();
        return vault.ofCase(id).map(seal -> {
            var fields = (ObjectNode) sealed.fields(seal, id, db.sql("select sealed from intake_submission where decision_id = ?")
                    .param(id).query(byte[].class).single());
            ((ObjectNode) fields.path("subject")).set("protected", fields.path("protected"));
            fields.remove(List.of("protected", "salts"));
            fields.put("useCase", decision.useCase()).put("reference", decision.reference());
            if (decision.callbackUrl() != null) fields.putObject("callback").put("url", decision.callbackUrl());
            Submission bare = json.treeToValue(fields, Submission.class);
            return new Submission(bare.useCase(), bare.reference(), bare.subject(), bare.recommendation(), bare.model(),
                    bare.factors(), bare.inputs(), evidence(seal, id), bare.callback(), null);
        });
    }

    private List<Submission.Evidence> evidence(Seal seal, UUID id) {
        var items = db.sql("select n, size, label, content from intake_evidence where decision_id = ? order by n").param(id)
                .query((row, n) -> {
                    var item = sealed.item(seal, id, row.getInt(1), row.getLong(2), row.getBytes(3));
                    return new Submission.Evidence(item.name(), item.mediaType(),
                            sealed.openEvidence(seal, id, row.getInt(1), row.getBytes(4)), item.mandatory());
                }).list();
        var answers = db.sql("select n, answer from intake_question where decision_id = ? and answer is not null order by n").param(id)
                .query((row, n) -> new Submission.Evidence("answer-" + row.getInt(1) + ".txt", "text/plain", sealed.words(seal,
                        id + "/answers/" + row.getInt(1), row.getBytes(2)).getBytes(StandardCharsets.UTF_8), false)).list();
        return Stream.concat(items.stream(), answers.stream()).toList();
    }

    @Override
    public void contests(UUID decision, UUID contested) {
        db.sql("insert into intake_contest (decision_id, contested) values (?, ?)").params(decision, contested).update();
    }

    @Override
    public void withdraw(UUID decision, String reason) {
        byte[] closed = vault.ofCase(decision).orElseThrow().close(decision + "/withdrawal",
                reason.getBytes(StandardCharsets.UTF_8));
        db.sql("insert into intake_withdrawal (decision_id, reason, withdrawn_at) values (?, ?, now())")
                .params(decision, closed).update();
    }

    @Override
    public Map<String, byte[]> disclose(UUID decision) {
        Map<String, byte[]> files = new TreeMap<>();
        vault.ofCase(decision).ifPresent(seal -> {
            db.sql("select n, parts::text from intake_case where decision_id = ?").param(decision).query(row -> {
                files.put("case/manifest-" + row.getInt(1) + ".json", canonical(row.getBytes(2)));
            });
            db.sql("select sealed from intake_submission where decision_id = ?").param(decision).query(row -> {
                files.put("case/fields.json", canonical(seal.open(decision + "/fields", row.getBytes(1))));
            });
            db.sql("select n, label, content from intake_evidence where decision_id = ?").param(decision).query(row -> {
                String place = "/evidence/" + row.getInt(1);
                files.put("case" + place + ".json", canonical(seal.open(decision + place + "/label", row.getBytes(2))));
                files.put("case" + place, seal.open(decision + place, row.getBytes(3)));
            });
            db.sql("select n, answer from intake_question where decision_id = ? and answer is not null").param(decision)
                    .query(row -> {
                        String place = "/answers/" + row.getInt(1);
                        files.put("case" + place + ".json", canonical(seal.open(decision + place, row.getBytes(2))));
                    });
        });
        return files;
    }

    /** Whoever verifies it refuses what can be written in more than one way. */
    private byte[] canonical(byte[] disclosed) {
        return CanonicalJson.of(json.readTree(disclosed));
    }

    @Override
    public void erase(UUID decision) {
        db.sql("update intake_submission set sealed = null where decision_id = ?").param(decision).update();
        db.sql("update intake_evidence set label = null, content = null where decision_id = ?").param(decision).update();
        db.sql("update intake_question set question = null, answer = null where decision_id = ?").param(decision).update();
        db.sql("update intake_withdrawal set reason = null where decision_id = ?").param(decision).update();
        db.sql("update intake_decision set reference = ? where id = ?").params(ERASED, decision).update();
        db.sql("update intake_key set content_hash = null where decision_id = ?").param(decision).update();
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
