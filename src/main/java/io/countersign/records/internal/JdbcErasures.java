package io.countersign.records.internal;

import io.countersign.kernel.Page;
import io.countersign.records.Erasure;
import io.countersign.records.Erasures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcErasures implements Erasures {

    private final JdbcClient db;

    JdbcErasures(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void add(Erasure erasure) {
        db.sql("""
                insert into records_erasure (id, person, decision_id, ground, requested_by, requested_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(erasure.id(), erasure.person(), erasure.decision(), erasure.ground().word(), erasure.requestedBy(),
                        erasure.requestedAt().atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public Optional<Erasure> find(UUID id) {
        return db.sql("select * from records_erasure where id = ?").param(id).query(JdbcErasures::erasure).optional();
    }

    @Override
    public boolean confirm(UUID id, UUID by, Instant at) {
        return db.sql("update records_erasure set confirmed_by = ?, confirmed_at = ? where id = ? and confirmed_by is null")
                .params(by, at.atOffset(ZoneOffset.UTC), id).update() == 1;
    }

    @Override
    public Page<Erasure> page(@Nullable String cursor, int size) {
        UUID before = cursor == null ? null : Page.cursor(cursor, UUID::fromString);
        var rows = db.sql("select * from records_erasure" + (before == null ? "" : """
                 where (requested_at, id) < (select requested_at, id from records_erasure where id = :before)""")
                + " order by requested_at desc, id desc limit :size").param("before", before).param("size", size + 1)
                .query(JdbcErasures::erasure).list();
        return Page.of(rows, size, erasure -> erasure.id().toString());
    }

    private static Erasure erasure(ResultSet row, int number) throws SQLException {
        var confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        return new Erasure(row.getObject("id", UUID.class), row.getObject("person", UUID.class),
                row.getObject("decision_id", UUID.class), Erasure.Ground.of(row.getString("ground")),
                row.getObject("requested_by", UUID.class), row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("confirmed_by", UUID.class), confirmed == null ? null : confirmed.toInstant());
    }
}
