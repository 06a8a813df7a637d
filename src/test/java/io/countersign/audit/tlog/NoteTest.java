package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_679_315_147));
    private static final Checkpoint HEAD = new Checkpoint("example.com/log", 3, Definition.root(Definition.leaves(3)));

    /** Of golang.org/x/mod/sumdb/note's documentation: a key, a text and a signature that others made. */
    @Test
    void whatGoSignedVerifies() {
        var key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        var note = Note.parse("""
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """);
        assertThat(note.signedBy(key)).isTrue();
        assertThat(new Note(note.text() + "\n", note.signatures()).signedBy(key)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSignedVerifiesAndNothingElseDoes(SignatureType type) {
        var signer = signer(type, "example.com/key");
        var note = new Note(HEAD.text(), List.of(signer.sign(HEAD.text())));
        var read = Note.parse(note.toString());
        assertThat(read).isEqualTo(note);
        var key = VerifierKey.parse(signer.verifier().toString());
        assertThat(read.signedBy(key)).isTrue();
        assertThat(read.signedBy(signer(type, "example.com/key").verifier())).as("another key of that name").isFalse();
        var larger = new Checkpoint(HEAD.origin(), 4, HEAD.root());
        assertThat(new Note(larger.text(), note.signatures()).signedBy(key)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyByteOfASignedCheckpointCounts(SignatureType type) {
        var signer = signer(type, "example.com/key");
        byte[] note = new Note(HEAD.text(), List.of(signer.sign(HEAD.text()))).toString().getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < note.length; at++) {
            byte[] flipped = note.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            assertThat(accepted(flipped, signer.verifier())).as("byte %d", at).isFalse();
        }
    }

    private static boolean accepted(byte[] note, VerifierKey key) {
        try {
            var read = Note.parse(note);
            Checkpoint.parse(read.text());
            return read.signedBy(key);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Test
    void aWrongSignatureInAKnownNameSpoilsARightOne() {
        var signer = signer(SignatureType.ED25519, "example.com/key");
        var right = signer.sign(HEAD.text());
        var wrong = signer.sign("other\n");
        assertThat(new Note(HEAD.text(), List.of(right, wrong)).signedBy(signer.verifier())).isFalse();
        var stranger = signer(SignatureType.ED25519, "example.com/other").sign("other\n");
        assertThat(new Note(HEAD.text(), List.of(stranger, right)).signedBy(signer.verifier())).as("strangers are ignored")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "text\n", "text\n\n", "text\n\n— name\n", "text\n\n— name AAAA\n", "text\n\n— name AAAAAAA\n",
            "text\n\n- name AAAAAAA=\n", "text\n\n— na me AAAAAAA=\n", "text\n\n— na+me AAAAAAA=\n", "text\n\n—  AAAAAAA=\n",
            "text\n\n— name AAAAAAA=", "text\n\n— name AAAAAAA=\n\n", "te\rxt\n\n— name AAAAAAA=\n", "text\n\n— name AAAAAAB=\n"})
    void whatIsNoNoteIsRefused(String note) {
        assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> Note.parse(new byte[] {(byte) 0xff, '\n'})).isInstanceOf(IllegalArgumentException.class);
        var note = new Note(HEAD.text(), List.of(new NoteSignature("näme", 1, new byte[1])));
        for (Object page : new Object[] {new TlogProof(0, List.of(), note), new AddCheckpoint(0, List.of(), note)}) {
            byte[] latin = page.toString().replace('—', '-').getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> TlogProof.parse(latin)).hasMessageContaining("UTF-8");
            assertThatThrownBy(() -> AddCheckpoint.parse(latin)).hasMessageContaining("UTF-8");
        }
    }

    @Test
    void whatCouldNotBeReadAgainCannotBeMade() {
        var signature = new NoteSignature("name", 1, new byte[1]);
        assertThatThrownBy(() -> new Note("text\n", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Note("te\txt\n", List.of(signature))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Note("text\n", Collections.nCopies(101, signature)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoteSignature("name", 1, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoteSignature("na me", 1, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("o\rigin", 1, new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    /** The specification asks for sixteen at least, of up to five kilobytes each. */
    @Test
    void manySignaturesAreReadAndTooManyAreNot() {
        String line = new NoteSignature("witness.example.com", 1, new byte[5_000]) + "\n";
        assertThat(Note.parse("text\n\n" + line.repeat(16)).signatures()).hasSize(16);
        for (int lines : new int[] {101, 1_000})
            assertThatThrownBy(() -> Note.parse("text\n\n" + line.repeat(lines))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Of the spaces that Unicode knows none may be in a name; everything else may, so that strangers' names are ignored. */
    @Test
    void namesHaveNoSpaces() {
        for (String space : new String[] {" ", "\u0085", "\u00a0", "\u2003", "\u2028", "\u3000"})
            assertThatThrownBy(() -> Note.parse("text\n\n— na" + space + "me AAAAAAA=\n"))
                    .isInstanceOf(IllegalArgumentException.class);
        for (String other : new String[] {"\u007f", "\u0080", "\u200b", "ü", "\ud83d\ude00"})
            assertThat(Note.parse("text\n\n— na" + other + "me AAAAAAA=\n").signatures()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "name+00000000", "name+00000000+AQ==", "name+c74f20a3+", "na me+c74f20a3+AA==",
            "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+CRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"})
    void whatIsNoVerifierKeyIsRefused(String key) {
        assertThatThrownBy(() -> VerifierKey.parse(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o\n1\n", "\n1\nAAAA\n", "o\n01\n%s\n", "o\n-1\n%s\n", "o\n1\n%s", "o\n1\n%s\nextension\n",
            "o\n1\nAAAA\n", "o\n9223372036854775808\n%s\n", "o\n+1\n%s\n"})
    void whatIsNoTreeHeadIsRefused(String text) {
        String hash = Base64.getEncoder().encodeToString(new byte[32]);
        assertThatThrownBy(() -> Checkpoint.parse(text.formatted(hash))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void proofsAndRequestsToWitnessesAreReadAsTheyAreWritten() {
        var leaves = Definition.leaves(3);
        var note = new Note(HEAD.text(), List.of(signer(SignatureType.ED25519, "example.com/log").sign(HEAD.text())));
        var proof = new TlogProof(1, new Proofs(new TreeInMemory(leaves)).inclusion(1, 3), note);
        var read = TlogProof.parse(bytes(proof));
        assertThat(read).hasToString(proof.toString());
        assertThat(read.proves(leaves.get(1))).isTrue();
        assertThat(read.proves(leaves.get(0))).isFalse();
        var request = new AddCheckpoint(2, new Proofs(new TreeInMemory(leaves)).consistency(2, 3), note);
        assertThat(AddCheckpoint.parse(bytes(request))).hasToString(request.toString());
        var alone = new TlogProof(0, List.of(), note);
        assertThat(TlogProof.parse(bytes(alone))).hasToString(alone.toString());
    }

    private static byte[] bytes(Object page) {
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    static NoteSigner signer(SignatureType type, String name) {
        KeyPair pair = KeyPem.read(type, KeyPem.generate(type));
        return new NoteSigner(new VerifierKey(name, type, pair.getPublic()), SigningKey.of(pair.getPrivate()), CLOCK);
    }
}
