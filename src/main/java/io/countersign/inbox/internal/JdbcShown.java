package io.countersign.inbox.internal;

import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.Shown;
import io.countersign.kernel.Sha256;
import io.countersign.vault.Salt;
import io.countersign.vault.SealedRecords;
import io.countersign.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Under the case's seal: the salt, then the bytes. */
@Repository
class JdbcShown implements Shown, SealedRecords {

    private static final int SALT = 32;

    private final JdbcClient db;
    private final Vault vault;
    private final InstantSource clock;

    JdbcShown(JdbcClient db, Vault vault, InstantSource clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Optional<Once> keep(ReviewTask task, UUID person, byte[] content) {
        byte[] fingerprint = vault.fingerprint(content);
        boolean before = db.sql("select exists (select from inbox_shown where task_id = ? and person = ? and fingerprint = ?)")
                .params(task.id(), person, fingerprint).query(Boolean.class).single();
        if (before) return Optional.empty();
        db.sql("select id from inbox_task where id = ? for no key update").param(task.id()).query(UUID.class).single();
        int n = db.sql("select coalesce(max(n), 0) + 1 from inbox_shown where task_id = ? and person = ?")
                .params(task.id(), person).query(Integer.class).single();
        Salt salt = Salt.fresh();
        String place = place(task.id(), person, n);
        byte[] salted = ByteBuffer.allocate(SALT + content.length).put(salt.bytes()).put(content).array();
        int kept = db.sql("""
                insert into inbox_shown (task_id, person, n, decision_id, shown_at, fingerprint, sealed) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (task_id, person, fingerprint) do nothing""").params(task.id(), person, n, task.decision(),
                        clock.instant().atOffset(ZoneOffset.UTC), fingerprint, vault.ofCase(task.decision()).orElseThrow().close(place, salted)).update();
        return kept == 0 ? Optional.empty() : Optional.of(new Once(n, Sha256.base64(salt.commit(place, content))));
    }

    @Override
    public boolean before(ReviewTask task, UUID person, Instant at) {
        return db.sql("select exists (select from inbox_shown where task_id = ? and person = ? and shown_at < ?)")
                .params(task.id(), person, at.atOffset(ZoneOffset.UTC)).query(Boolean.class).single();
    }

    private static String place(UUID task, UUID person, int n) {
        return "shown/" + task + "/" + person + "/" + n;
    }

    @Override
    public Map<String, byte[]> disclose(UUID decision) {
        Map<String, byte[]> files = new TreeMap<>();
        vault.ofCase(decision).ifPresent(seal -> db.sql("select * from inbox_shown where decision_id = ?").param(decision)
                .query(row -> {
                    String place = place(row.getObject("task_id", UUID.class), row.getObject("person", UUID.class), row.getInt("n"));
                    byte[] salted = seal.open(place, row.getBytes("sealed"));
                    files.put(place + ".json", Arrays.copyOfRange(salted, SALT, salted.length));
                    files.put(place + ".salt", Arrays.copyOf(salted, SALT));
                }));
        return files;
    }

    @Override
    public void erase(UUID decision) {
        db.sql("update inbox_shown set sealed = null, fingerprint = null where decision_id = ?").param(decision).update();
        db.sql("update inbox_task set reference = ? where decision_id = ?").params(ERASED, decision).update();
    }
}
