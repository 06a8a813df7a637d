package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.CheckpointMemory;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.VerifierKey;
import io.countersign.audit.witness.Witness;
import io.countersign.audit.witness.WitnessServer;
import io.countersign.devservices.Database;
import io.countersign.devservices.TestStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log and witnesses that really run: nothing is public before enough of them have cosigned it. */
class WitnessedIT {

    private static final Duration BUDGET = Duration.ofSeconds(2);

    private static Database database;
    private static JdbcClient db;

    @TempDir
    Path place;
    private String origin;
    private LogSigner log;
    private final List<WitnessServer> running = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = Database.start(TestStack.place("witnessed-"));
        db = JdbcClient.create(database.owner());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void beginLog(TestInfo test) {
        origin = "example.com/" + test.getTestMethod().orElseThrow().getName();
        log = new LogSigner(new SignerSettings(origin, KeyPem.generate(SignatureType.ED25519), null, null, place,
                List.of(), null, BUDGET), InstantSource.system());
        grow(3);
    }

    @AfterEach
    void stopWitnesses() {
        running.forEach(WitnessServer::close);
    }

    @Test
    void whatTheWitnessesCosignedIsPublic() throws IOException {
        var keys = List.of(key("one.example.com"), key("two.example.com"));
        var publisher = publisher(2, client(keys.get(0), serve(keys.get(0)).port()), client(keys.get(1), serve(keys.get(1)).port()));
        for (int round = 0; round < 3; round++, grow(300)) {
            assertThat(publisher.publish()).isTrue();
            Note note = published().orElseThrow();
            assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(size());
            assertThat(keys).allSatisfy(key -> assertThat(note.signedBy(key.verifier())).isTrue());
            assertThat(note.signedBy(log.keys().getFirst())).isTrue();
        }
    }

    @Test
    void withoutAWitnessNothingIsPublicUntilItIsBack() throws IOException {
        var key = key("away.example.com");
        var away = serve(key);
        int port = away.port();
        away.close();
        var publisher = publisher(1, client(key, port));
        assertThat(publisher.publish()).isFalse();
        assertThat(published()).isEmpty();
        grow(2);
        running.add(new WitnessServer(witness(key), new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        assertThat(publisher.publish()).isTrue();
        assertThat(published().orElseThrow().signedBy(key.verifier())).isTrue();
    }

    /** It takes the connection and never answers. */
    @Test
    void aWitnessThatHangsDoesNotHoldTheOthersUp() throws IOException {
        var key = key("well.example.com");
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var publisher = publisher(1, client(key("silent.example.com"), silent.getLocalPort()), client(key, serve(key).port()));
            assertThat(publisher.publish()).isTrue();
            assertThat(published().orElseThrow().signedBy(key.verifier())).isTrue();
        }
    }

    @Test
    void aWitnessThatSawALargerTreeDoesNotCosignASmallerOne() throws IOException {
        var key = key("knows.example.com");
        var larger = new Checkpoint(origin, size() + 1, new byte[32]);
        new CheckpointMemory(place.resolve(key.verifier().name()), origin).keep(log.sign(larger));
        assertThat(publisher(1, client(key, serve(key).port())).publish()).isFalse();
        assertThat(published()).isEmpty();
    }

    private Publisher publisher(int quorum, WitnessClient... clients) {
        return new Publisher(database.sequencer(), log, new CheckpointMemory(place.resolve("log"), origin),
                new Witnesses(List.of(clients), quorum, BUDGET));
    }

    private static WitnessClient client(NoteSigner witness, int port) {
        return new WitnessClient(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port), witness.verifier(), BUDGET);
    }

    private WitnessServer serve(NoteSigner key) throws IOException {
        var server = new WitnessServer(witness(key), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        running.add(server);
        return server;
    }

    private Witness witness(NoteSigner key) {
        return new Witness(key, log.keys(), place.resolve(key.verifier().name()));
    }

    private static NoteSigner key(String name) {
        var pair = KeyPem.read(SignatureType.COSIGNATURE_ED25519, KeyPem.generate(SignatureType.COSIGNATURE_ED25519));
        return new NoteSigner(new VerifierKey(name, SignatureType.COSIGNATURE_ED25519, pair.getPublic()),
                SigningKey.of(pair.getPrivate()), InstantSource.system());
    }

    private Optional<Note> published() {
        return db.sql("select note from audit.checkpoint where origin = ?").param(origin).query(String.class).optional()
                .map(Note::parse);
    }

    private static long size() {
        return db.sql("select size from audit.head").query(Long.class).single();
    }

    private static void grow(int entries) {
        var writers = new Writers(database.application());
        for (int i = 0; i < entries; i++) writers.stage("test-witnessed", 0, false);
        new Sequencer(database.sequencer()).integrate();
    }
}
