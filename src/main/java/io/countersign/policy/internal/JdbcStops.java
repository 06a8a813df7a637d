package io.countersign.policy.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.kernel.Page;
import io.countersign.kernel.Rfc3339;
import io.countersign.policy.stop.Grade;
import io.countersign.policy.stop.Scope;
import io.countersign.policy.stop.Stop;
import io.countersign.policy.stop.Stops;
import io.countersign.vault.Salt;
import io.countersign.vault.SealedRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStops implements Stops, SealedRecords {

    private static final int LONGEST_MILLIS = 4000;

    private final JdbcClient db;

    JdbcStops(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Stop> binding() {
        return db.sql("select * from policy_stops_that_bind()").query(JdbcStops::stop).list();
    }

    @Override
    public List<Stop> inForce() {
        return db.sql("select * from policy_stop where released_at is null order by placed_at").query(JdbcStops::stop).list();
    }

    @Override
    public String place(Stop stop) {
        Salt salt = Salt.fresh();
        Scope.Model model = stop.scope().model();
        db.sql("""
                insert into policy_stop (id, decision_id, model, model_version, use_case, grade, drill, reason, salt, placed_by, placed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(stop.id(), stop.scope().decision(), model == null ? null : model.name(),
                        model == null ? null : model.version(), stop.scope().useCase(), stop.grade().name(), stop.drill(),
                        stop.reason(), salt.bytes(), stop.placedBy(), at(stop.placedAt())).update();
        return commitment(salt, stop.id() + "/reason", String.valueOf(stop.reason()));
    }

    @Override
    public boolean awaitEarlier(int millis) {
        limitWait(millis);
        db.sql("savepoint earlier").update();
        try {
            exclude();
            return true;
        } catch (PessimisticLockingFailureException busy) {
            db.sql("rollback to savepoint earlier").update();
            return false;
        }
    }

    @Override
    public void awaitAll() {
        limitWait(LONGEST_MILLIS);
        exclude();
    }

    private void exclude() {
        db.sql("select pg_advisory_xact_lock(7310579)").query(row -> { });
    }

    @Override
    public void inEffect(UUID id, Instant at) {
        db.sql("update policy_stop set in_effect_at = ? where id = ?").params(at(at), id).update();
    }

    @Override
    public Optional<Stop> find(UUID id) {
        return db.sql("select * from policy_stop where id = ?").param(id).query(JdbcStops::stop).optional();
    }

    @Override
    public String release(UUID id, UUID by, Instant at, String reason) {
        Salt salt = Salt.fresh();
        db.sql("update policy_stop set released_by = ?, released_at = ?, release_reason = ?, release_salt = ? where id = ?")
                .params(by, at(at), reason, salt.bytes(), id).update();
        return commitment(salt, id + "/release", reason);
    }

    @Override
    public Page<Stop> page(boolean onlyInForce, @Nullable String cursor, int size) {
        var last = cursor == null ? new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1)) : Page.cursor(cursor, Cursor::parse);
        var rows = db.sql("select * from policy_stop where (placed_at, id) < (?, ?)" + (onlyInForce ? " and released_at is null" : "")
                + " order by placed_at desc, id desc limit ?").params(at(last.placedAt()), last.id(), size + 1).query(JdbcStops::stop).list();
        return Page.of(rows, size, stop -> stop.placedAt() + "_" + stop.id());
    }

    @Override
    public List<Stop> everOver(Scope.Case reached) {
        Scope.Model model = reached.model();
        return db.sql("""
                select * from policy_stop where decision_id = :decision or use_case = :useCase
                    or model = :model and model_version = :version or num_nonnulls(decision_id, model, use_case) = 0
                order by placed_at""").param("decision", reached.decision()).param("useCase", reached.useCase())
                .param("model", model == null ? null : model.name()).param("version", model == null ? null : model.version())
                .query(JdbcStops::stop).list();
    }

    /** Why something was stopped is not part of what was said of the person. */
    @Override
    public Map<String, byte[]> disclose(UUID decision) {
        return Map.of();
    }

    @Override
    public void erase(UUID decision) {
        db.sql("update policy_stop set reason = null, salt = null, release_reason = null, release_salt = null where decision_id = ?")
                .param(decision).update();
    }

    private void limitWait(int millis) {
        db.sql("select set_config('lock_timeout', ?, true)").param(millis + "ms").query(String.class).single();
    }

    private static String commitment(Salt salt, String place, String text) {
        return Base64.getEncoder().encodeToString(salt.commit(place, text.getBytes(UTF_8)));
    }

    private static Stop stop(ResultSet row, int number) throws SQLException {
        UUID decision = row.getObject("decision_id", UUID.class);
        String useCase = row.getString("use_case");
        Scope scope = decision != null ? Scope.ofDecision(decision) : useCase != null ? Scope.ofUseCase(useCase)
                : row.getString("model") != null ? Scope.ofModel(row.getString("model"), row.getString("model_version")) : Scope.everything();
        return new Stop(row.getObject("id", UUID.class), scope, Grade.valueOf(row.getString("grade")), row.getBoolean("drill"),
                row.getString("reason"), row.getObject("placed_by", UUID.class), java.util.Objects.requireNonNull(instant(row, "placed_at")),
                instant(row, "in_effect_at"), row.getObject("released_by", UUID.class), instant(row, "released_at"), row.getString("release_reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Cursor(Instant placedAt, UUID id) {

        static Cursor parse(String cursor) {
            String[] parts = cursor.split("_", 2);
            if (parts.length != 2) throw new IllegalArgumentException("Not a cursor of this list");
            return new Cursor(Rfc3339.parse(parts[0]), UUID.fromString(parts[1]));
        }
    }
}
