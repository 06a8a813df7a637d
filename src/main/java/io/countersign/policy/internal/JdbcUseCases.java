package io.countersign.policy.internal;

import io.countersign.policy.Governing;
import io.countersign.policy.pack.PackVersion;
import io.countersign.policy.pack.Packs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCaseStatus;
import io.countersign.policy.UseCases;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcUseCases implements UseCases {

    private static final String SELECT = "select key, version, status, usable_until, definition from policy_use_case_version v";

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Packs packs;
    /** What versions say never changes, so what was read once stays true. */
    private final Map<String, UseCaseDefinition> definitions = new ConcurrentHashMap<>();

    JdbcUseCases(JdbcClient db, ObjectMapper json, Packs packs) {
        this.db = db;
        this.json = json;
        this.packs = packs;
    }

    @Override
    public Optional<RegisteredUseCase> inForce(String key) {
        return db.sql("""
                select version, status, usable_until from policy_use_case_version
                where key = ? and status in ('ACTIVE', 'SUSPENDED')""").param(key)
                .query((row, n) -> new RegisteredUseCase(key, row.getInt("version"), status(row),
                        row.getObject("usable_until", LocalDate.class), definition(key, row.getInt("version")))).optional();
    }

    @Override
    public Optional<Governing> governing(String key) {
        return db.sql("""
                select version, status, usable_until, pack, current_version from policy_use_case_version
                join policy_pack p on p.id = pack where key = ? and status in ('ACTIVE', 'SUSPENDED')""").param(key)
                .query((row, n) -> new Governing(new RegisteredUseCase(key, row.getInt("version"), status(row),
                        row.getObject("usable_until", LocalDate.class), definition(key, row.getInt("version"))),
                        packs.find(new PackVersion(row.getString("pack"), row.getInt("current_version"))).orElseThrow())).optional();
    }

    @Override
    public Governing governing(RegisteredUseCase version) {
        return new Governing(version, packs.current(version.definition().packId()).orElseThrow());
    }

    @Override
    public Optional<RegisteredUseCase> latest(String key) {
        return db.sql(SELECT + " where key = ? order by version desc limit 1").param(key).query(this::map).optional();
    }

    @Override
    public Optional<RegisteredUseCase> version(String key, int version) {
        return db.sql(SELECT + " where key = ? and version = ?").params(key, version).query(this::map).optional();
    }

    @Override
    public UseCaseDefinition definition(String key, int version) {
        return definitions.computeIfAbsent(key + "/" + version, ignored -> version(key, version)
                .orElseThrow(() -> new NoSuchElementException("No version " + version + " of use case " + key)).definition());
    }

    @Override
    public List<RegisteredUseCase> all() {
        return db.sql(SELECT + " where version = (select max(version) from policy_use_case_version where key = v.key) order by key")
                .query(this::map).list();
    }

    @Override
    public List<RegisteredUseCase> versions(String key) {
        return db.sql(SELECT + " where key = ? order by version desc").param(key).query(this::map).list();
    }

    @Override
    public List<RegisteredUseCase> lapsed(LocalDate today) {
        return db.sql(SELECT + " where status in ('ACTIVE', 'SUSPENDED') and usable_until < ? order by key").param(today)
                .query(this::map).list();
    }

    @Override
    public void lock(String key) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("use case " + key).query(row -> { });
    }

    @Override
    public RegisteredUseCase add(String key, int version, UseCaseDefinition definition) {
        db.sql("insert into policy_use_case_version (key, version, definition, pack) values (?, ?, ?::jsonb, ?)")
                .params(key, version, json.writeValueAsString(definition), definition.packId()).update();
        return new RegisteredUseCase(key, version, UseCaseStatus.DRAFT, null, definition);
    }

    @Override
    public Result<RegisteredUseCase> move(RegisteredUseCase version, UseCaseStatus to) {
        if (!version.status().mayBecome(to)) return Result.refused(Refusal.of(Kind.CONFLICT, "policy/illegal-move",
                "Not from here", "Version " + version.version() + " of " + version.key() + " is " + version.status()
                        + " and cannot become " + to + "."));
        int moved = db.sql("update policy_use_case_version set status = ? where key = ? and version = ? and status = ?")
                .params(to.name(), version.key(), version.version(), version.status().name()).update();
        return moved == 1 ? Result.ok(version(version.key(), version.version()).orElseThrow())
                : Result.refused(Refusal.of(Kind.CONFLICT, "policy/illegal-move", "Not from here",
                        "Version " + version.version() + " of " + version.key() + " is not " + version.status() + " any more."));
    }

    @Override
    public void usableUntil(RegisteredUseCase version, LocalDate lastDay) {
        db.sql("update policy_use_case_version set usable_until = ? where key = ? and version = ?")
                .params(lastDay, version.key(), version.version()).update();
    }

    @Override
    public void suspendedBy(RegisteredUseCase version, UUID person) {
        db.sql("update policy_use_case_version set suspended_by = ? where key = ? and version = ?")
                .params(person, version.key(), version.version()).update();
    }

    @Override
    public @Nullable UUID suspendedBy(RegisteredUseCase version) {
        return db.sql("select suspended_by from policy_use_case_version where key = ? and version = ?")
                .params(version.key(), version.version()).query(UUID.class).optional().orElse(null);
    }

    private RegisteredUseCase map(ResultSet row, int number) throws SQLException {
        return new RegisteredUseCase(row.getString("key"), row.getInt("version"), status(row),
                row.getObject("usable_until", LocalDate.class), json.readValue(row.getString("definition"), UseCaseDefinition.class));
    }

    private static UseCaseStatus status(ResultSet row) throws SQLException {
        return UseCaseStatus.valueOf(row.getString("status"));
    }
}
