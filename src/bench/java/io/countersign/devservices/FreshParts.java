package io.countersign.devservices;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** New parts for one measurement, on free ports, and what only a measurement may do with them. */
public final class FreshParts {

    private static final String PASSWORD = "bench";

    private FreshParts() {}

    public static Stack stack(Path data) {
        return Stack.onFreePorts(data);
    }

    /** PostgreSQL alone, started, with the roles and databases that the application finds. */
    public static Postgres postgres(Path data) {
        var postgres = new Postgres(data.resolve("postgres"), logs(data), Ports.free(), PASSWORD);
        postgres.start();
        new PostgresRoles(postgres, role -> PASSWORD).ensure();
        return postgres;
    }

    public static Path logs(Path data) {
        return data.resolve("logs");
    }

    public static Connection superuser(Postgres postgres) throws SQLException {
        return superuser(postgres, "countersign");
    }

    /** To any database of the server. */
    public static Connection superuser(Postgres postgres, String database) throws SQLException {
        return postgres.superuser(database);
    }

    public static String sequencer() {
        return PostgresRoles.SEQUENCER;
    }

    public static String owner() {
        return PostgresRoles.OWNER;
    }

    public static String application() {
        return PostgresRoles.APPLICATION;
    }

    /** Of every role of {@link #postgres}. */
    public static String password() {
        return PASSWORD;
    }
}
