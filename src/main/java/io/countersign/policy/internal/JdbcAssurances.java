package io.countersign.policy.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.countersign.policy.Assurances;
import io.countersign.policy.Face;
import io.countersign.policy.UnreviewedRelease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcAssurances implements Assurances {

    private final JdbcClient db;
    private final ObjectMapper json;

    JdbcAssurances(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Optional<Trial> tried(String key, Face face) {
        return db.sql("select * from policy_trial where key = ? and face = ? order by started_at desc limit 1")
                .params(key, face.hash()).query(this::read).optional();
    }

    @Override
    public Optional<Trial> trial(UUID id) {
        return db.sql("select * from policy_trial where id = ? for update").param(id).query(this::read).optional();
    }

    @Override
    public List<Trial> trials(String key) {
        return db.sql("select * from policy_trial where key = ? order by started_at desc").param(key).query(this::read).list();
    }

    private Trial read(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        return new Trial(row.getObject("id", UUID.class), row.getString("key"), row.getInt("version"),
                row.getBigDecimal("pass_mark"), Set.of((UUID[]) row.getArray("reviewers").getArray()),
                row.getObject("started_at", OffsetDateTime.class).toInstant(), row.getObject("passed", Boolean.class),
                result == null ? null : json.readTree(result));
    }

    @Override
    public void startTrial(Trial trial, Face face, UUID startedBy) {
        db.sql("""
                insert into policy_trial (id, key, version, face, pass_mark, reviewers, started_by, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""").params(trial.id(), trial.key(), trial.version(), face.hash(), trial.passMark(),
                        trial.reviewers().toArray(UUID[]::new), startedBy, at(trial.startedAt())).update();
    }

    @Override
    public void endTrial(UUID trial, boolean passed, JsonNode result, Instant at) {
        db.sql("update policy_trial set ended_at = ?, passed = ?, result = ?::jsonb where id = ?")
                .params(at(at), passed, json.writeValueAsString(result), trial).update();
    }

    @Override
    public Optional<Assessed> assessed(String key, Face face) {
        return db.sql("select * from policy_assessment where key = ? and face = ? order by assessed_at desc limit 1")
                .params(key, face.hash()).query((row, n) -> new Assessed(new Assessment(row.getString("residual_risks"),
                        row.getString("measures"), row.getString("owner"), row.getObject("expires", LocalDate.class)),
                        row.getObject("assessed_by", UUID.class),
                        row.getObject("assessed_at", OffsetDateTime.class).toInstant())).optional();
    }

    @Override
    public void assess(String key, Face face, Assessed assessed) {
        var assessment = assessed.assessment();
        db.sql("""
                insert into policy_assessment (key, face, residual_risks, measures, owner, expires, assessed_by, assessed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""").params(key, face.hash(), assessment.residualRisks(), assessment.measures(),
                        assessment.owner(), assessment.expires(), assessed.by(), at(assessed.at())).update();
    }

    @Override
    public Optional<Attested> attested(String key, Face face) {
        return db.sql("select * from policy_attestation where key = ? and face = ?").params(key, face.hash())
                .query((row, n) -> new Attested(row.getObject("attested_by", UUID.class),
                        row.getObject("attested_at", OffsetDateTime.class).toInstant(),
                        row.getObject("confirmed_by", UUID.class))).optional();
    }

    @Override
    public void attest(String key, Face face, UUID person, Instant at) {
        db.sql("insert into policy_attestation (key, face, attested_by, attested_at) values (?, ?, ?, ?)")
                .params(key, face.hash(), person, at(at)).update();
    }

    @Override
    public void confirm(String key, Face face, UUID person, Instant at) {
        db.sql("update policy_attestation set confirmed_by = ?, confirmed_at = ? where key = ? and face = ?")
                .params(person, at(at), key, face.hash()).update();
    }

    @Override
    public Optional<Allowed> allowed(String key, Face face) {
        return db.sql("select * from policy_unreviewed where key = ? and face = ?").params(key, face.hash())
                .query((row, n) -> new Allowed(row.getObject("proposed_by", UUID.class),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("allowed_by", UUID.class))).optional();
    }

    @Override
    public void propose(String key, Face face, UnreviewedRelease what, UUID person, Instant at) {
        db.sql("insert into policy_unreviewed (key, face, setting, proposed_by, proposed_at) values (?, ?, ?::jsonb, ?, ?)")
                .params(key, face.hash(), json.writeValueAsString(what), person, at(at)).update();
    }

    @Override
    public void allow(String key, Face face, UUID person, Instant at) {
        db.sql("update policy_unreviewed set allowed_by = ?, allowed_at = ? where key = ? and face = ?")
                .params(person, at(at), key, face.hash()).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
