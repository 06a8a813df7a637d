package io.countersign.policy.internal;

import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.RegisteredUseCase.Status;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcUseCases implements UseCases {

    private static final String SELECT = """
            select u.key, v.version, v.definition, u.active_version from policy_use_case u
            join policy_use_case_version v on v.key = u.key""";

    private final JdbcClient db;
    private final ObjectMapper json;
    /** Versions never change, so what was read once stays true. */
    private final Map<String, UseCaseDefinition> definitions = new ConcurrentHashMap<>();

    JdbcUseCases(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Optional<RegisteredUseCase> active(String key) {
        return db.sql("select active_version from policy_use_case where key = ? and active_version is not null")
                .param(key).query(Integer.class).optional()
                .map(version -> new RegisteredUseCase(key, version, Status.ACTIVE, definition(key, version)));
    }

    @Override
    public Optional<RegisteredUseCase> latest(String key) {
        return db.sql(SELECT + " where u.key = ? order by v.version desc limit 1").param(key).query(this::map).optional();
    }

    @Override
    public UseCaseDefinition definition(String key, int version) {
        return definitions.computeIfAbsent(key + "/" + version, ignored ->
                db.sql(SELECT + " where u.key = ? and v.version = ?").params(key, version).query(this::map).optional()
                        .orElseThrow(() -> new NoSuchElementException("No version " + version + " of use case " + key))
                        .definition());
    }

    @Override
    public List<RegisteredUseCase> all() {
        return db.sql(SELECT + """
                 where v.version = (select max(version) from policy_use_case_version where key = u.key)
                order by u.key""").query(this::map).list();
    }

    @Override
    public void lock(String key) {
        db.sql("insert into policy_use_case (key) values (?) on conflict do nothing").param(key).update();
        db.sql("select key from policy_use_case where key = ? for update").param(key).query(String.class).single();
    }

    @Override
    public RegisteredUseCase add(String key, int version, UseCaseDefinition definition) {
        db.sql("insert into policy_use_case_version (key, version, definition) values (?, ?, ?::jsonb)")
                .params(key, version, json.writeValueAsString(definition)).update();
        return new RegisteredUseCase(key, version, Status.DRAFT, definition);
    }

    @Override
    public void activate(String key, int version) {
        db.sql("update policy_use_case set active_version = ? where key = ?").params(version, key).update();
    }

    private RegisteredUseCase map(ResultSet row, int number) throws SQLException {
        int version = row.getInt("version");
        int active = row.getInt("active_version");
        Status status = version == active ? Status.ACTIVE : version > active ? Status.DRAFT : Status.SUPERSEDED;
        return new RegisteredUseCase(row.getString("key"), version, status,
                json.readValue(row.getString("definition"), UseCaseDefinition.class));
    }
}
