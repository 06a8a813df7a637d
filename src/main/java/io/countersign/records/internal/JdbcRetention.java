package io.countersign.records.internal;

import io.countersign.records.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRetention implements Retention {

    private final JdbcClient db;

    JdbcRetention(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void keep(UUID decision, Instant ended, Instant until) {
        db.sql("insert into records_retention (decision_id, ended_at, until) values (?, ?, ?) on conflict do nothing")
                .params(decision, ended.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public List<UUID> endedSince(Instant since) {
        return db.sql("select decision_id from records_retention where ended_at >= ?").param(since.atOffset(ZoneOffset.UTC))
                .query(UUID.class).list();
    }

    @Override
    public List<UUID> due(Instant now, int most) {
        return db.sql("""
                select decision_id from records_retention r where until <= ? and not exists (
                    select from records_hold h where h.decision_id = r.decision_id and lifted_at is null)
                order by until limit ?""")
                .params(now.atOffset(ZoneOffset.UTC), most).query(UUID.class).list();
    }

    @Override
    public Optional<LocalDate> lastOf(Collection<UUID> decisions) {
        return db.sql("select until from records_retention where decision_id = any(?) order by until desc limit 1")
                .param(decisions.toArray(UUID[]::new)).query(OffsetDateTime.class).optional()
                .map(until -> until.atZoneSameInstant(ZoneOffset.UTC).toLocalDate());
    }

    @Override
    public void forget(UUID decision) {
        db.sql("delete from records_retention where decision_id = ?").param(decision).update();
    }
}
