package io.countersign.inbox.internal;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.countersign.inbox.Drafts;
import io.countersign.inbox.ReviewTask;
import io.countersign.vault.SealedRecords;
import io.countersign.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcDrafts implements Drafts, SealedRecords {

    private final JdbcClient db;
    private final Vault vault;
    private final ObjectMapper json;
    private final InstantSource clock;

    JdbcDrafts(JdbcClient db, Vault vault, ObjectMapper json, InstantSource clock) {
        this.db = db;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void save(ReviewTask task, UUID person, JsonNode content) {
        vault.ofCase(task.decision()).ifPresent(seal -> db.sql("""
                insert into inbox_draft (task_id, person, decision_id, sealed, saved_at) values (?, ?, ?, ?, ?)
                on conflict (task_id, person) do update set sealed = excluded.sealed, saved_at = excluded.saved_at""")
                .params(task.id(), person, task.decision(), seal.close(place(task, person), json.writeValueAsBytes(content)),
                        clock.instant().atOffset(ZoneOffset.UTC)).update());
    }

    @Override
    public Optional<JsonNode> of(ReviewTask task, UUID person) {
        return db.sql("select sealed from inbox_draft where task_id = ? and person = ?").params(task.id(), person)
                .query(byte[].class).optional().flatMap(sealed -> vault.ofCase(task.decision())
                        .map(seal -> json.readTree(seal.open(place(task, person), sealed))));
    }

    @Override
    public void drop(ReviewTask task, UUID person) {
        db.sql("delete from inbox_draft where task_id = ? and person = ?").params(task.id(), person).update();
    }

    private static String place(ReviewTask task, UUID person) {
        return "draft/" + task.id() + "/" + person;
    }

    /** What was never handed in is nobody else's business. */
    @Override
    public Map<String, byte[]> disclose(UUID decision) {
        return Map.of();
    }

    @Override
    public void erase(UUID decision) {
        db.sql("delete from inbox_draft where decision_id = ?").param(decision).update();
    }
}
