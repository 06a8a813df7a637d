package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.CheckpointMemory;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.TiledTree;
import io.countersign.devservices.Database;
import io.countersign.devservices.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sequencer and publisher are ended, without a chance to tidy up, at each thing they ask of the database. */
class LogCrashIT {

    private static final String ORIGIN = "example.com/crash";
    private static final String KEY = KeyPem.generate(SignatureType.ED25519);

    @TempDir
    Path memory;

    @Test
    void whereverItIsKilledNothingIsLostTwiceOrTakenBack() throws Exception {
        try (var database = Database.start(TestStack.place("log-crash-"))) {
            var db = JdbcClient.create(database.owner());
            var writers = new Writers(database.application());
            List<UUID> committed = new ArrayList<>();
            Optional<Checkpoint> promised = Optional.empty();
            int step = 0;
            boolean killed = true;
            while (killed) {
                for (int i = 0; i < 40; i++) committed.add(writers.stage("test-crash", 0, false)); // tiles fill now and then
                killed = round(database, ++step) == HaltingDataSource.HALTED;
                Optional<Checkpoint> signed = new CheckpointMemory(memory, ORIGIN).signed();
                Optional<Checkpoint> published = published(db);
                for (var head : List.of(signed, published)) {
                    if (promised.isPresent()) assertThat(size(head)).as("step %d", step).isGreaterThanOrEqualTo(
                            head == signed ? size(promised) : 0);
                    head.ifPresent(tree -> assertThat(root(database, tree.size())).isEqualTo(tree.root()));
                }
                assertThat(size(published)).as("nothing is public that was not signed").isLessThanOrEqualTo(size(signed));
                promised = signed;
            }
            assertThat(step).as("so many steps were interrupted").isGreaterThan(10);
            assertThat(size(published(db))).isEqualTo(committed.size());
            assertThat(db.sql("select entry_id from audit.entry order by leaf_index").query(UUID.class).list())
                    .containsExactlyElementsOf(committed);
        }
    }

    private int round(Database database, int step) throws Exception {
        var access = database.sequencerAccess();
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Round.class.getName(), access.get("url"), access.get("username"),
                memory.toString(), String.valueOf(step));
        command.environment().put("PGPASSWORD", access.get("password"));
        command.environment().put("LOG_KEY", KEY);
        return command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private static byte[] root(Database database, long size) {
        return new Proofs(new TiledTree(new JdbcTiles(database.sequencer()), size)).root(size);
    }

    private static Optional<Checkpoint> published(JdbcClient db) {
        return db.sql("select note from audit.checkpoint").query(String.class).optional()
                .map(note -> Checkpoint.parse(Note.parse(note).text()));
    }

    private static long size(Optional<Checkpoint> head) {
        return head.map(Checkpoint::size).orElse(0L);
    }

    /** Integrates and publishes once, unless it is halted before. */
    static final class Round {
        static void main(String[] arguments) {
            var dataSource = new HaltingDataSource(new DriverManagerDataSource(arguments[0], arguments[1],
                    System.getenv("PGPASSWORD")), Integer.parseInt(arguments[3]));
            Path memory = Path.of(arguments[2]);
            var settings = new SignerSettings(ORIGIN, System.getenv("LOG_KEY"), null, null, memory, List.of(), null,
                    Duration.ofSeconds(2));
            new Sequencer(dataSource).integrate();
            new Publisher(dataSource, new LogSigner(settings, InstantSource.system()),
                    new CheckpointMemory(memory, ORIGIN), new Witnesses(List.of(), 0, Duration.ofSeconds(2))).publish();
        }
    }
}
