package io.countersign.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** What a database's log holds, seen from beside. */
final class TreeWatch implements AutoCloseable {

    private static final long POLL_MILLIS = 10;
    private static final String STAGED = "select count(*) from audit.staged";
    private static final String SIZE = "select size from audit.head";

    private final Connection superuser;
    private final long before;

    /** Returns when nothing waits for its place, so that what comes now can be counted. */
    TreeWatch(Connection superuser) throws SQLException, InterruptedException {
        this.superuser = superuser;
        awaitEmpty();
        this.before = number(SIZE);
    }

    /** Returns when so many entries more than at first are in the tree, and the tree is public. */
    void awaitPublic(int entries) throws SQLException, InterruptedException {
        await("select coalesce(max(size), 0) from audit.checkpoint", before + entries);
    }

    /** Returns when nothing waits for its place. */
    void awaitEmpty() throws SQLException, InterruptedException {
        await("select -count(*) from audit.staged", 0);
    }

    private void await(String query, long atLeast) throws SQLException, InterruptedException {
        var progress = new Progress();
        while (number(query) < atLeast) {
            progress.hopeFor("the sequencer and the publisher");
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** @throws BenchFailure unless these cases are released, and so many entries were added to the tree and nothing staged */
    void check(Load load, int entries) throws SQLException {
        must(0, STAGED, "entries staged");
        must(before + entries, SIZE, "entries in the tree");
        must(before + entries, "select count(*) from audit.entry", "entries");
        must(load.cases(), "select count(*) from intake_decision where status = 'RELEASED' and reference like '" + load.series()
                + "-%'", "released decisions");
    }

    private void must(long expected, String query, String what) throws SQLException {
        long is = number(query);
        if (is != expected) throw new BenchFailure("Expected " + expected + " " + what + ", but there are " + is);
    }

    private long number(String query) throws SQLException {
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
