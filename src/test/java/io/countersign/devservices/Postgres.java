package io.countersign.devservices;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A durable PostgreSQL on one port of 127.0.0.1, with passwords (SCRAM) and without Unix sockets. */
public final class Postgres extends Part {

    static final String SUPERUSER = "postgres";

    /** Ends the server in order when standard input ends, whether the parent closed it or died. */
    private static final String WRAPPER = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill -INT "$server"; } 2>/dev/null &
            watch=$!
            wait "$server"
            status=$?
            kill "$watch" 2>/dev/null
            exit "$status"
            """;

    private final int port;
    private final PostgresCluster cluster;
    private final String superuserPassword;

    Postgres(Path dataDirectory, Path logs, int port, String superuserPassword) {
        super("postgres", logs);
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.cluster = new PostgresCluster(dataDirectory, PostgresBinaries.unpacked());
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, superuserPassword);
    }

    @Override
    protected ProcessBuilder command() {
        cluster.prepare(superuserPassword);
        var command = new ArrayList<>(List.of("setsid", "sh", "-c", WRAPPER, "postgres"));
        command.addAll(List.of(PostgresBinaries.asOrdinaryUser()));
        command.addAll(List.of(cluster.binaries().postgres(), "-D", cluster.directory().toString()));
        settings().forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        return new ProcessBuilder(command);
    }

    private Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "port", String.valueOf(port),
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "shared_buffers", "128MB",
                "password_encryption", "scram-sha-256",
                "log_line_prefix", "%m [%p] %u@%d ");
    }

    @Override
    protected boolean ready() {
        try (var connection = superuser("postgres")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    protected ProcessHandle worker(Process wrapper) {
        return cluster.postmaster().orElse(wrapper.toHandle());
    }

    @Override
    protected void end(Process wrapper) {
        try {
            wrapper.getOutputStream().close();
        } catch (IOException broken) {
            wrapper.destroy();
        }
    }
}
