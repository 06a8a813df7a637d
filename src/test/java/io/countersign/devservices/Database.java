package io.countersign.devservices;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** PostgreSQL alone, with the product's schema and roles: for tests of what the database keeps. */
public final class Database implements AutoCloseable {

    private final Keepsakes keepsakes;
    private final Postgres postgres;

    private Database(Path data) {
        keepsakes = new Keepsakes(data);
        postgres = new Postgres(data.resolve("postgres"), data.resolve("logs"), keepsakes.port("postgres"),
                keepsakes.password(Postgres.SUPERUSER));
    }

    /** @param data an empty directory, or one that this has used */
    public static Database start(Path data) {
        var database = new Database(data);
        database.postgres.start();
        new PostgresRoles(database.postgres, database.keepsakes::password).ensure();
        Flyway.configure().dataSource(database.as(PostgresRoles.OWNER)).load().migrate();
        return database;
    }

    public DataSource application() {
        return as(PostgresRoles.APPLICATION);
    }

    public DataSource sequencer() {
        return as(PostgresRoles.SEQUENCER);
    }

    public DataSource owner() {
        return as(PostgresRoles.OWNER);
    }

    /** Url, user name and password, for another process. */
    public Map<String, String> sequencerAccess() {
        return Map.of("url", postgres.jdbcUrl("countersign"), "username", PostgresRoles.SEQUENCER, "password",
                keepsakes.password(PostgresRoles.SEQUENCER));
    }

    /** A connection for each question; tests do not need a pool. */
    private DataSource as(String role) {
        return new DriverManagerDataSource(postgres.jdbcUrl("countersign"), role, keepsakes.password(role));
    }

    @Override
    public void close() {
        postgres.stop();
    }
}
