package io.countersign.delivery.internal;

import io.countersign.delivery.Callback;
import io.countersign.delivery.Callback.State;
import io.countersign.delivery.Callbacks;
import io.countersign.signal.Signals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCallbacks implements Callbacks {

    private final JdbcClient db;
    private final Signals signals;

    JdbcCallbacks(JdbcClient db, Signals signals) {
        this.db = db;
        this.signals = signals;
    }

    @Override
    public Callback add(Callback callback) {
        db.sql("""
                insert into delivery_callback (id, decision_id, job_key, type, url, state, attempts, created_at, due_at)
                values (?, ?, ?, ?, ?, 'PENDING', 0, ?, ?) on conflict (decision_id, type, job_key) do nothing""")
                .params(callback.id(), callback.decision(), callback.jobKey(), callback.type(), callback.url(),
                        callback.createdAt().atOffset(ZoneOffset.UTC), callback.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        signals.afterCommit(QUEUED, "");
        return db.sql("select * from delivery_callback where id = ? or decision_id = ? and type = ? and job_key = ?")
                .params(callback.id(), callback.decision(), callback.type(), callback.jobKey())
                .query(JdbcCallbacks::callback).single();
    }

    @Override
    public Optional<Callback> find(UUID id) {
        return db.sql("select * from delivery_callback where id = ?").param(id).query(JdbcCallbacks::callback).optional();
    }

    @Override
    public List<Callback> take(int most) {
        return db.sql("""
                update delivery_callback set attempts = attempts + 1, due_at = now() + interval '1 minute'
                where id in (select id from delivery_callback where state = 'PENDING' and due_at <= now()
                             order by due_at limit ? for update skip locked)
                returning *""").param(most).query(JdbcCallbacks::callback).list();
    }

    @Override
    public boolean delivered(UUID id) {
        return db.sql("update delivery_callback set state = 'DELIVERED', cause = null where id = ? and state <> 'DELIVERED'")
                .param(id).update() == 1;
    }

    @Override
    public boolean retry(Callback attempt, Duration after, String cause) {
        return db.sql("""
                update delivery_callback set due_at = now() + ? * interval '1 millisecond', cause = ?
                where id = ? and state = 'PENDING' and attempts = ?""")
                .params(after.toMillis(), cause, attempt.id(), attempt.attempts()).update() == 1;
    }

    @Override
    public boolean bury(Callback attempt, String cause) {
        return db.sql("""
                update delivery_callback set state = 'DEAD', cause = ?
                where id = ? and state = 'PENDING' and attempts = ?""")
                .params(cause, attempt.id(), attempt.attempts()).update() == 1;
    }

    @Override
    public void withhold(Callback attempt) {
        db.sql("update delivery_callback set attempts = attempts - 1, due_at = 'infinity' where id = ? and state = 'PENDING' and attempts = ?")
                .params(attempt.id(), attempt.attempts()).update();
    }

    @Override
    public void resume() {
        signals.afterCommit(QUEUED, "");
        db.sql("update delivery_callback set due_at = now() where state = 'PENDING' and due_at = 'infinity'").update();
    }

    @Override
    public List<Callback> dead(int most) {
        return db.sql("select * from delivery_callback where state = 'DEAD' order by created_at limit ?").param(most)
                .query(JdbcCallbacks::callback).list();
    }

    @Override
    public boolean revive(UUID id) {
        signals.afterCommit(QUEUED, "");
        return db.sql("""
                update delivery_callback set state = 'PENDING', attempts = 0, due_at = now()
                where id = ? and state = 'DEAD'""").param(id).update() == 1;
    }

    private static Callback callback(ResultSet row, int number) throws SQLException {
        return new Callback(row.getObject("id", UUID.class), row.getObject("decision_id", UUID.class),
                row.getObject("job_key", Long.class), row.getString("type"), row.getString("url"), State.valueOf(row.getString("state")),
                row.getInt("attempts"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("cause"));
    }
}
