package io.countersign.bench;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.client.Samples;
import io.countersign.devservices.FreshParts;
import io.countersign.devservices.Postgres;
import io.countersign.kernel.Actor;
import io.countersign.policy.ActivateUseCase;
import io.countersign.policy.AssessUseCase;
import io.countersign.policy.Assurances;
import io.countersign.policy.AttestUseCase;
import io.countersign.policy.DefineUseCase;
import io.countersign.policy.ProhibitedUse;
import io.countersign.policy.Readiness;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCases;
import io.countersign.process.internal.ProcessDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** One PostgreSQL, and on it for each round a database in which nothing is but a use case and reviewers. */
final class LogDatabases implements AutoCloseable {

    static final int REVIEWERS = 64;

    /** The database that the others are made of. */
    private static final String FIRST = "countersign";

    private static Caller steward(int n) {
        return new Caller(new Actor(Actor.Kind.PERSON, person(n).toString()), "Steward " + n, Set.of(Role.STEWARD), Set.of(), Set.of(), null);
    }

    private final Postgres postgres;

    /** @param cases that lie in every database, so that the server plans as it does where there is something */
    LogDatabases(Path data, Load load) throws SQLException, IOException, InterruptedException {
        postgres = FreshParts.postgres(data);
        try (var node = Node.start(sequencer(FIRST), UnaryOperator.identity()); var tree = new TreeWatch(superuser(FIRST))) {
            people();
            var definition = node.the(JsonMapper.class).treeToValue(Samples.useCase(Loan.USE_CASE), UseCaseDefinition.class);
            CaseLives.must(node.the(DefineUseCase.class).define(steward(0), Loan.USE_CASE, definition, null));
            CaseLives.must(node.the(AssessUseCase.class).assess(steward(0), Loan.USE_CASE,
                    new Assurances.Assessment("none: invented cases", "none", "bench", LocalDate.MAX.withYear(9999))));
            for (int n = 0; n < 2; n++)
                CaseLives.must(node.the(AttestUseCase.class).attest(steward(n), Loan.USE_CASE, Set.of(ProhibitedUse.values())));
            tried(node);
            for (String process : List.of(definition.processId(), "human-review"))
                node.the(ProcessDefinitions.class).deployed(process + ":1", Files.readString(Path.of("bpmn/processes", process + ".bpmn")));
            CaseLives.must(node.the(ActivateUseCase.class).activate(steward(1), Loan.USE_CASE));
            load.drive(node);
            tree.awaitEmpty();
        }
        try (var superuser = superuser(FIRST); var statement = superuser.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** A passed trial, written down by hand: there is no engine here that could hold one. */
    private void tried(Node node) throws SQLException {
        byte[] face = node.the(Readiness.class).trialFace(node.the(UseCases.class).latest(Loan.USE_CASE).orElseThrow()).hash();
        try (var superuser = superuser(FIRST); var statement = superuser.createStatement();
                var insert = superuser.prepareStatement("""
                        insert into policy_trial select gen_random_uuid(), ?, 1, ?, 1, array[id], id, now(), now(), true, '{}'
                        from access_person limit 1""")) {
            statement.execute("set session_replication_role = replica");
            insert.setString(1, Loan.USE_CASE);
            insert.setBytes(2, face);
            insert.executeUpdate();
        }
    }

    private void people() throws SQLException {
        try (var superuser = superuser(FIRST); var statement = superuser.createStatement()) {
            for (int n = 0; n < REVIEWERS; n++) {
                statement.execute("insert into vault_person (id) values ('" + person(n) + "')");
                statement.execute("insert into access_person (id, first_seen, permissions) values ('" + person(n) + "', now(), 'reviewer | "
                        + Loan.QUEUE + "')");
            }
        }
    }

    static UUID person(int n) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L + n);
    }

    /** Makes a database. @param logged whether a change without an entry in the log is refused, as it is in production */
    void make(String name, boolean logged) throws SQLException {
        try (var server = superuser("postgres"); var statement = server.createStatement()) {
            statement.execute("create database " + name + " template " + FIRST + " owner " + FreshParts.owner());
        }
        try (var superuser = superuser(name); var statement = superuser.createStatement()) {
            if (!logged) Demands.set(superuser, "disable");
            statement.execute("checkpoint");
        }
    }

    void drop(String name) throws SQLException {
        try (var server = superuser("postgres"); var statement = server.createStatement()) {
            statement.execute("drop database " + name + " with (force)");
        }
    }

    /** Spring properties of a node on this database that runs no sequencer. */
    Map<String, String> access(String name) {
        String url = postgres.jdbcUrl(name);
        return Map.of("spring.datasource.url", url, "spring.datasource.username", FreshParts.application(),
                "spring.datasource.password", FreshParts.password(), "spring.flyway.url", url, "spring.flyway.user",
                FreshParts.owner(), "spring.flyway.password", FreshParts.password());
    }

    /** The same of a node that runs one. */
    Map<String, String> sequencer(String name) {
        var properties = new HashMap<>(access(name));
        properties.put("countersign.audit.sequencer.url", postgres.jdbcUrl(name));
        properties.put("countersign.audit.sequencer.username", FreshParts.sequencer());
        properties.put("countersign.audit.sequencer.password", FreshParts.password());
        return properties;
    }

    Connection superuser(String name) throws SQLException {
        return FreshParts.superuser(postgres, name);
    }

    long pid() {
        return postgres.pid();
    }

    @Override
    public void close() {
        postgres.stop();
    }
}
