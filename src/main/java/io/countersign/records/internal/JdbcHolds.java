package io.countersign.records.internal;

import io.countersign.records.Holds;
import io.countersign.vault.SealedRecords;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcHolds implements Holds {

    private final JdbcClient db;

    JdbcHolds(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void place(Hold hold) {
        db.sql("insert into records_hold (id, decision_id, matter, placed_by, placed_at) values (?, ?, ?, ?, ?)")
                .params(hold.id(), hold.decision(), hold.matter(), hold.placedBy(), hold.placedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<Hold> find(UUID id) {
        return db.sql("select * from records_hold where id = ?").param(id).query((row, n) -> {
            var lifted = row.getObject("lifted_at", OffsetDateTime.class);
            return new Hold(id, row.getObject("decision_id", UUID.class), row.getString("matter"),
                    row.getObject("placed_by", UUID.class), row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                    row.getObject("lift_asked_by", UUID.class), row.getObject("lifted_by", UUID.class), lifted == null ? null : lifted.toInstant());
        }).optional();
    }

    @Override
    public boolean askToLift(UUID id, UUID by) {
        return db.sql("update records_hold set lift_asked_by = ? where id = ? and lift_asked_by is null").params(by, id)
                .update() == 1;
    }

    @Override
    public void forgetMatters(UUID decision) {
        db.sql("update records_hold set matter = ? where decision_id = ?").params(SealedRecords.ERASED, decision).update();
    }

    @Override
    public boolean lift(UUID id, UUID by, Instant at) {
        return db.sql("update records_hold set lifted_by = ?, lifted_at = ? where id = ? and lifted_at is null")
                .params(by, at.atOffset(ZoneOffset.UTC), id).update() == 1;
    }

    @Override
    public boolean isHeld(UUID decision) {
        return db.sql("select exists (select from records_hold where decision_id = ? and lifted_at is null)").param(decision)
                .query(Boolean.class).single();
    }

    @Override
    public List<UUID> inForce() {
        return db.sql("select distinct decision_id from records_hold where lifted_at is null").query(UUID.class).list();
    }
}
