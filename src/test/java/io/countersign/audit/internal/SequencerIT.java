package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.TiledTree;
import io.countersign.devservices.Database;
import io.countersign.devservices.TestStack;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SequencerIT {

    private static Database database;
    private static JdbcClient db;
    private static Writers writers;

    @BeforeAll
    static void start() {
        database = Database.start(TestStack.place("sequencer-"));
        db = JdbcClient.create(database.owner());
        writers = new Writers(database.application());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** Sixty-four write and roll back while two sequencers work at once. */
    @Test
    void everyCommittedEntryIsInTheTreeOnceAndNoOtherIs() throws Exception {
        var done = new AtomicBoolean();
        List<UUID> committed;
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> sequencing = () -> {
                var sequencer = new Sequencer(database.sequencer());
                int placed = 0;
                while (!done.get()) placed += sequencer.integrate();
                return placed;
            };
            Future<Integer> one = threads.submit(sequencing);
            Future<Integer> other = threads.submit(sequencing);
            try {
                committed = writers.write(64, 12);
            } finally {
                done.set(true);
            }
            assertThat(one.get()).as("both have worked").isPositive();
            assertThat(other.get()).isPositive();
        }
        integrateAll();
        assertThat(db.sql("select entry_id from audit.entry where kind = 'test-written' and stream like 'test-%'")
                .query(UUID.class).list()).doesNotHaveDuplicates().containsAll(committed);
        theTreeIsWhole();
    }

    @Test
    void anEntryTooLongForItsBundleIsNotStaged() {
        String long64k = "x".repeat(70_000);
        assertThatThrownBy(() -> writers.stage(long64k, 0, false)).isInstanceOf(DataAccessException.class).rootCause()
                .hasMessageContaining("at most 65535 bytes");
    }

    @Test
    void theApplicationsRoleCannotTouchTheTree() {
        var application = JdbcClient.create(database.application());
        writers.stage("test-rights", 0, false);
        integrateAll();
        for (String tampering : List.of("update audit.entry set kind = 'other'", "delete from audit.entry",
                "update audit.tile set hashes = hashes", "insert into audit.tile values (0, 99, sha256('x'))",
                "update audit.head set size = 0", "delete from audit.checkpoint", "delete from audit.staged",
                "insert into audit.stream values ('x', 1, 'x')", "update audit.stream set sequence = 9"))
            assertThatThrownBy(() -> application.sql(tampering).update()).as(tampering)
                    .rootCause().hasMessageContaining("permission denied");
    }

    private static void integrateAll() {
        var sequencer = new Sequencer(database.sequencer());
        while (sequencer.integrate() > 0) { }
        assertThat(db.sql("select count(*) from audit.staged").query(Long.class).single()).isZero();
    }

    static void theTreeIsWhole() {
        long size = db.sql("select size from audit.head").query(Long.class).single();
        assertThat(db.sql("select count(*) = max(leaf_index) + 1 and min(leaf_index) = 0 from audit.entry")
                .query(Boolean.class).single()).as("no gap, none twice").isTrue();
        assertThat(db.sql("select count(*) from audit.entry").query(Long.class).single()).isEqualTo(size);
        var tiles = new JdbcTiles(database.sequencer());
        var proofs = new Proofs(new TiledTree(tiles, size));
        assertThat(db.sql("select root from audit.head").query(byte[].class).single()).isEqualTo(proofs.root(size));
        var leaves = db.sql("select leaf from audit.entry order by leaf_index").query(byte[].class).list();
        var tree = new io.countersign.audit.tlog.GrowingTree(tile -> new byte[0], 0);
        leaves.forEach(leaf -> tree.append(Merkle.leaf(leaf)));
        assertThat(tree.root()).isEqualTo(proofs.root(size));
    }
}
