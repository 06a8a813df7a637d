package io.countersign.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Watches how much is staged and not yet in the tree. */
final class Backlog implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String STAGED = """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(staged_at)) * 1000, 0)::bigint
            from audit.staged""";

    private final Connection connection;
    private final Thread watch;
    private volatile boolean done;
    private long most;
    private long oldestMillis;

    Backlog(Connection connection) {
        this.connection = connection;
        watch = Thread.ofPlatform().daemon().name("backlog").start(this::watch);
    }

    private void watch() {
        try (var look = connection.prepareStatement(STAGED)) {
            while (!done) {
                try (var row = look.executeQuery()) {
                    row.next();
                    most = Math.max(most, row.getLong(1));
                    oldestMillis = Math.max(oldestMillis, row.getLong(2));
                }
                Thread.sleep(LOOK);
            }
        } catch (SQLException | InterruptedException ended) {
            done = true;
        }
    }

    /** Entries. */
    long most() {
        return most;
    }

    /** How long the oldest of them had waited at most, since it was staged in a transaction still under way. */
    long oldestMillis() {
        return oldestMillis;
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        done = true;
        watch.join();
        connection.close();
    }
}
