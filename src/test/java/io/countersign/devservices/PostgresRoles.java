package io.countersign.devservices;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** The databases and log-in roles that the application and Keycloak find. Granting again changes nothing. */
record PostgresRoles(Postgres postgres, UnaryOperator<String> passwordOf) {

    static final String OWNER = "countersign_owner";
    static final String APPLICATION = "countersign_app";
    static final String SEQUENCER = "countersign_sequencer";
    static final String KEYCLOAK = "keycloak";

    void ensure() {
        try (var connection = postgres.superuser("postgres")) {
            for (var role : List.of(OWNER, APPLICATION, SEQUENCER, KEYCLOAK)) {
                ensureRole(connection, role);
            }
            ensureDatabase(connection, "countersign", OWNER);
            ensureDatabase(connection, "keycloak", KEYCLOAK);
            try (var statement = connection.createStatement()) {
                statement.execute("REVOKE ALL ON DATABASE countersign, keycloak, postgres, template1 FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE countersign TO %s, %s, %s"
                        .formatted(OWNER, APPLICATION, SEQUENCER));
            }
        } catch (SQLException failed) {
            throw new StartFailure("postgres: the roles could not be made: " + failed.getMessage(), failed);
        }
    }

    private void ensureRole(Connection connection, String role) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(connection, "SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', ?::text, ?::text)",
                    role, passwordOf.apply(role));
        }
    }

    private static void ensureDatabase(Connection connection, String name, String owner) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "SELECT format('CREATE DATABASE %I OWNER %I', ?::text, ?::text)", name, owner);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /** Statements that define roles take no parameters, so the server quotes the text of the statement first. */
    private static void execute(Connection connection, String format, String first, String second) throws SQLException {
        String definition;
        try (var statement = connection.prepareStatement(format)) {
            statement.setString(1, first);
            statement.setString(2, second);
            var row = statement.executeQuery();
            row.next();
            definition = row.getString(1);
        }
        try (var statement = connection.createStatement()) {
            statement.execute(definition);
        }
    }
}
