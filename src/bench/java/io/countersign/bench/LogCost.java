package io.countersign.bench;

import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.SignatureType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The same changes with the log and without it, in turn, each time on a new database. */
final class LogCost {

    static final String ORIGIN = "localhost/bench";

    private final Options options;
    private final LogDatabases databases;
    private final Path data;
    private final Load load;
    private int made;

    LogCost(Options options, LogDatabases databases, Path data) {
        this.options = options;
        this.databases = databases;
        this.data = data;
        load = new Load("ROUND", options.cases(), options.concurrency());
    }

    /**
     * @param nanos  from the first submission to the last release
     * @param millis of processor time for each change, until all was done and in the log
     * @param bytes  of write-ahead log for each change
     * @param drain  from the last release until every entry was in the tree and public; without the log as good as nothing
     */
    record Round(boolean logged, int changes, long nanos, Map<String, Double> millis, double bytes, long drain,
            long mostStaged, long oldestMillis) {

        double perSecond() {
            return changes / (nanos / 1e9);
        }

        /** Of all its changes together. */
        double processorMillis() {
            return millis.values().stream().mapToDouble(Double::doubleValue).sum() * changes;
        }

        @Override
        public String toString() {
            return "%s %.0f changes/s; a change: %.2f ms of processor time, %.0f bytes of WAL; all public %.0f ms after the last; most staged %d, oldest %d ms"
                    .formatted(logged ? "with   " : "without", perSecond(), processorMillis() / changes, bytes, drain / 1e6, mostStaged,
                            oldestMillis);
        }
    }

    /** On, off, off, on, and so again: what changes slowly meanwhile falls on both alike. The first do not count: Java warms up. */
    List<Round> run() throws Exception {
        for (int n = 0; n < options.warmup(); n++) round(n % 2 == 0);
        var rounds = new ArrayList<Round>();
        for (int n = 0; n < options.rounds(); n++)
            for (boolean logged : n % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                rounds.add(round(logged));
                Bench.say("  " + rounds.getLast());
            }
        return rounds;
    }

    private Round round(boolean logged) throws Exception {
        String name = "round_" + ++made;
        databases.make(name, logged);
        try (var node = logged ? Node.start(logging(name), UnaryOperator.identity())
                : Node.start(databases.access(name), log -> new NoLog())) {
            return logged ? logged(node, name) : bare(node, name);
        } finally {
            databases.drop(name);
        }
    }

    private Map<String, String> logging(String name) {
        var properties = new HashMap<>(databases.sequencer(name));
        properties.put("countersign.audit.signer.origin", ORIGIN);
        properties.put("countersign.audit.signer.key", KeyPem.generate(SignatureType.ED25519));
        properties.put("countersign.audit.signer.memory", data.resolve("signer-" + name).toString());
        return properties;
    }

    private Round logged(Node node, String name) throws Exception {
        try (var tree = new TreeWatch(databases.superuser(name))) {
            var staged = new Backlog(databases.superuser(name));
            var round = measured(true, node, name, tree);
            staged.close();
            return new Round(true, round.changes(), round.nanos(), round.millis(), round.bytes(), round.drain(), staged.most(),
                    staged.oldestMillis());
        }
    }

    private Round bare(Node node, String name) throws Exception {
        try (var tree = new TreeWatch(databases.superuser(name))) {
            return measured(false, node, name, tree);
        }
    }

    private Round measured(boolean logged, Node node, String name, TreeWatch tree) throws InterruptedException, SQLException {
        var pids = Map.of("driver", ProcessHandle.current().pid(), "postgres", databases.pid());
        var before = ProcessorTime.of(pids);
        long written = tree.written();
        long begun = System.nanoTime();
        load.drive(node);
        long nanos = System.nanoTime() - begun;
        int changes = load.changes();
        if (logged) tree.awaitPublic(load.entries());
        long drain = System.nanoTime() - begun - nanos;
        tree.check(load, logged ? load.entries() : 0);
        return new Round(logged, changes, nanos, ProcessorTime.of(pids).millisPerCaseSince(before, changes),
                (double) (tree.written() - written) / changes, drain, 0, 0);
    }
}
