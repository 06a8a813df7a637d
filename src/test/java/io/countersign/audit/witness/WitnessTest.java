package io.countersign.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.AddCheckpoint;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.GrowingTree;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.TiledTree;
import io.countersign.audit.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {

    private static final String ORIGIN = "example.com/log";

    @TempDir
    Path memory;
    private final NoteSigner log = signer(ORIGIN, SignatureType.ED25519);
    private final NoteSigner own = signer("witness.example.com", SignatureType.COSIGNATURE_ED25519);
    private final Map<Object, byte[]> tiles = new HashMap<>();
    private Witness witness;

    @BeforeEach
    void start() {
        witness = restarted();
        for (int size = 1; size <= 20; size++) grow(size);
    }

    @Test
    void growthIsCosignedStepByStep() {
        for (int size : new int[] {0, 1, 7, 7, 20}) {
            long old = size == 0 ? 0 : known();
            var answer = add(request(old, size, tree(size)).toString());
            assertThat(answer.status()).isEqualTo(200);
            var cosigned = Note.parse(head(size, tree(size)).text() + "\n" + answer.body());
            assertThat(cosigned.signedBy(own.verifier())).isTrue();
        }
    }

    @Test
    void whatItKnowsIsSaidToWhoDoesNotKnow() {
        add(request(0, 7, tree(7)).toString());
        var answer = add(request(0, 9, tree(9)).toString());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo("7\n");
    }

    @Test
    void aForkIsRefused() {
        add(request(0, 7, tree(7)).toString());
        assertThat(add(request(7, 9, new byte[32]).toString()).status()).isEqualTo(422);
        assertThat(add(request(7, 7, new byte[32]).toString()).status()).isEqualTo(409);
        assertThat(add(request(7, 9, tree(9)).toString()).status()).as("the true one still is").isEqualTo(200);
    }

    @Test
    void goingBackIsRefusedAlsoAfterARestart() {
        add(request(0, 9, tree(9)).toString());
        assertThat(add(request(7, 7, tree(7)).toString()).status()).isEqualTo(409);
        witness = restarted();
        assertThat(add(request(0, 7, tree(7)).toString()).body()).isEqualTo("9\n");
    }

    @Test
    void strangersAreRefused() {
        var head = head(7, tree(7));
        var stranger = signer(ORIGIN, SignatureType.ED25519);
        assertThat(add(new AddCheckpoint(0, List.of(), signed(head, stranger)).toString()).status()).isEqualTo(403);
        var other = new Checkpoint("example.com/other", 7, tree(7));
        assertThat(add(new AddCheckpoint(0, List.of(), signed(other, log)).toString()).status()).isEqualTo(404);
    }

    @Test
    void aLogMayHaveSeveralKeys() {
        var next = signer(ORIGIN, SignatureType.ED25519);
        witness = new Witness(own, List.of(log.verifier(), next.verifier()), memory);
        assertThat(add(request(0, 7, tree(7)).toString()).status()).isEqualTo(200);
        var renewed = new AddCheckpoint(7, proofs(9).consistency(7, 9), signed(head(9, tree(9)), next));
        assertThat(add(renewed.toString()).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] request = request(0, 7, tree(7)).toString().getBytes(StandardCharsets.UTF_8);
        request[request.length - 20] = (byte) 0xff;
        assertThat(witness.add(request).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old 0\n", "old x\n\n", "old -1\n\n", "new 0\n\n", "old 0\nAAAA\n\n", "old 00\n\n"})
    void whatIsNoRequestIsRefused(String start) {
        String note = signed(head(7, tree(7)), log).toString();
        assertThat(add(start + note).status()).isEqualTo(400);
    }

    @Test
    void aProofWhereNoneBelongsIsRefused() {
        assertThat(add(new AddCheckpoint(0, List.of(new byte[32]), signed(head(7, tree(7)), log)).toString()).status())
                .isEqualTo(422);
        assertThat(add(new AddCheckpoint(9, List.of(), signed(head(7, tree(7)), log)).toString()).status())
                .isEqualTo(400);
    }

    private Witness.Answer add(String body) {
        return witness.add(body.getBytes(StandardCharsets.UTF_8));
    }

    private Witness restarted() {
        return new Witness(own, List.of(log.verifier()), memory);
    }

    private long known() {
        return new io.countersign.audit.tlog.CheckpointMemory(memory, ORIGIN).signed().orElseThrow().size();
    }

    private AddCheckpoint request(long old, int size, byte[] root) {
        return new AddCheckpoint(old, proofs(size).consistency(Math.min(old, size), size), signed(head(size, root), log));
    }

    private static Checkpoint head(int size, byte[] root) {
        return new Checkpoint(ORIGIN, size, root);
    }

    private static Note signed(Checkpoint head, NoteSigner signer) {
        return new Note(head.text(), List.of(signer.sign(head.text())));
    }

    private byte[] tree(int size) {
        return proofs(size).root(size);
    }

    private Proofs proofs(int size) {
        return new Proofs(new TiledTree(this::read, size));
    }

    private void grow(int size) {
        var tree = new GrowingTree(this::read, size - 1);
        tree.append(Merkle.leaf(("entry " + size).getBytes()));
        tree.grown().forEach(grown -> tiles.put(grown.tile().level() + "/" + grown.tile().index(), grown.hashes()));
    }

    private byte[] read(io.countersign.audit.tlog.Tile tile) {
        return Arrays.copyOf(tiles.get(tile.level() + "/" + tile.index()), tile.width() * Merkle.HASH);
    }

    private static NoteSigner signer(String name, SignatureType type) {
        var pair = KeyPem.read(type, KeyPem.generate(type));
        return new NoteSigner(new VerifierKey(name, type, pair.getPublic()), SigningKey.of(pair.getPrivate()),
                InstantSource.system());
    }
}
