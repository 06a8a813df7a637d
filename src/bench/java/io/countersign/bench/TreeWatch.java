package io.countersign.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** What a database's log holds, seen from beside. */
record TreeWatch(Connection superuser) implements AutoCloseable {

    private static final long POLL_MILLIS = 10;

    /** Returns when nothing is staged any more. @return how many entries are in the tree */
    long awaitIntegrated() throws SQLException, InterruptedException {
        await(() -> number("select count(*) from audit.staged") == 0, "all entries in the tree");
        return number("select size from audit.head");
    }

    /** Returns when a tree of so many entries is public. */
    void awaitPublic(long entries) throws SQLException, InterruptedException {
        await(() -> number("select coalesce(max(size), 0) from audit.checkpoint") >= entries, "a public tree of " + entries);
    }

    private interface Condition {

        boolean holds() throws SQLException;
    }

    private static void await(Condition condition, String what) throws SQLException, InterruptedException {
        var progress = new Progress();
        while (!condition.holds()) {
            progress.hopeFor(what);
            Thread.sleep(POLL_MILLIS);
        }
    }

    void check(long entries, int cases) throws SQLException {
        must(0, "select count(*) from audit.staged", "entries staged");
        must(entries, "select size from audit.head", "entries in the tree");
        must(entries, "select count(*) from audit.entry", "entries");
        must(cases, "select count(*) from intake_decision where status = 'RELEASED'", "released decisions");
    }

    private void must(long expected, String query, String what) throws SQLException {
        long is = number(query);
        if (is != expected) throw new BenchFailure("Expected " + expected + " " + what + ", but there are " + is);
    }

    long number(String query) throws SQLException {
        try (var statement = superuser.createStatement(); var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Bytes of write-ahead log since the server was made. */
    long written() throws SQLException {
        return number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
