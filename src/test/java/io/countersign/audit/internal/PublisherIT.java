package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.CheckpointMemory;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.devservices.Database;
import io.countersign.devservices.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PublisherIT {

    private static final String KEY = KeyPem.generate(SignatureType.ED25519);
    private static final String QUANTUM_KEY = KeyPem.generate(SignatureType.COSIGNATURE_ML_DSA_44);

    private static Database database;
    private static JdbcClient db;

    @TempDir
    Path memory;
    private String origin;
    private LogSigner signer;

    @BeforeAll
    static void start() {
        database = Database.start(TestStack.place("publisher-"));
        db = JdbcClient.create(database.owner());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void beginLog(org.junit.jupiter.api.TestInfo test) {
        origin = "example.com/" + test.getTestMethod().orElseThrow().getName();
        signer = signer(origin);
        grow(3);
    }

    @Test
    void theTreeIsSignedByEveryKeyAndMadePublicOnce() {
        var publisher = publisher(signer);
        assertThat(publisher.publish()).isTrue();
        assertThat(publisher.publish()).as("nothing new").isFalse();
        Note note = published();
        assertThat(signer.keys()).hasSize(2).allSatisfy(key -> assertThat(note.signedBy(key)).isTrue());
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(size());
        grow(1);
        assertThat(publisher.publish()).isTrue();
        assertThat(Checkpoint.parse(published().text()).size()).isEqualTo(size());
    }

    /** The database is as it was before the newest entries, the signer's memory is not. */
    @Test
    void afterARestoreNothingIsSignedUntilThereIsANewOrigin() {
        assertThat(publisher(signer).publish()).isTrue();
        var head = new Checkpoint(origin, size() + 5, new byte[32]);
        new CheckpointMemory(memory, origin).keep(signer.sign(head));
        grow(1);
        var publisher = publisher(signer);
        assertThat(publisher.publish()).isFalse();
        assertThat(publisher.frozen()).contains("were signed");
        assertThat(db.sql("select frozen from audit.checkpoint where origin = ?").param(origin).query(String.class).single())
                .as("nothing is public meanwhile").isEqualTo(publisher.frozen());
        assertThat(new JdbcPublicLog(database.application()).checkpoint()).isEmpty();
        grow(10); // past what was signed, but not the same entries
        assertThat(publisher.publish()).isFalse();
        assertThat(publisher.frozen()).contains("not those that were signed");

        origin = origin + "/2";
        var anew = publisher(signer(origin));
        assertThat(anew.publish()).isTrue();
        assertThat(anew.frozen()).isEmpty();
    }

    @Test
    void aTreeThatWasTamperedWithIsNotSigned() {
        var publisher = publisher(signer);
        assertThat(publisher.publish()).isTrue();
        byte[] before = db.sql("select hashes from audit.tile where level = 0 and index = 0").query(byte[].class).single();
        byte[] after = before.clone();
        after[1] ^= 1;
        db.sql("update audit.tile set hashes = ? where level = 0 and index = 0").param(after).update();
        try {
            grow(1);
            assertThat(publisher.publish()).isFalse();
            assertThat(publisher.frozen()).contains("not those that were signed");
        } finally {
            db.sql("update audit.tile set hashes = ? || substring(hashes from ?) where level = 0 and index = 0")
                    .params(before, before.length + 1).update();
        }
    }

    private Publisher publisher(LogSigner signer) {
        return new Publisher(database.sequencer(), signer, new CheckpointMemory(memory, signer.origin()),
                new Witnesses(List.of(), 0, Duration.ofSeconds(2)));
    }

    private LogSigner signer(String origin) {
        return new LogSigner(new SignerSettings(origin, KEY, null, QUANTUM_KEY, memory, List.of(), null, Duration.ofSeconds(2)),
                InstantSource.system());
    }

    private Note published() {
        return Note.parse(db.sql("select note from audit.checkpoint where origin = ?").param(origin).query(String.class)
                .single());
    }

    private static long size() {
        return db.sql("select size from audit.head").query(Long.class).single();
    }

    private static void grow(int entries) {
        var writers = new Writers(database.application());
        for (int i = 0; i < entries; i++) writers.stage("test-publisher", 0, false);
        new Sequencer(database.sequencer()).integrate();
    }
}
