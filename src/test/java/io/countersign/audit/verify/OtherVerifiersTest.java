package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.TlogProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifiers that others wrote find our logs whole, and see what was changed. */
class OtherVerifiersTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 1_000})
    void goFindsALogWhole(int entries) throws IOException {
        var log = new LogInFiles(directory).with(entries);
        log.write();
        var verdict = GoVerifier.verify(directory, log.key());
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).isEqualTo(entries + " entries verified\n");
    }

    @Test
    void goSeesWhatWasChanged() throws IOException {
        var log = new LogInFiles(directory).with(300);
        log.write();
        for (String file : new String[] {"checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000"}) {
            byte[] right = Files.readAllBytes(directory.resolve(file));
            byte[] wrong = right.clone();
            wrong[20] ^= 1;
            Files.write(directory.resolve(file), wrong);
            assertThat(GoVerifier.verify(directory, log.key()).exit()).as(file).isNotZero();
            Files.write(directory.resolve(file), right);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20})
    void sigstoreFindsEveryEntryInTheLogAndSeesWhatWasChanged(int entries) throws IOException {
        var log = new LogInFiles(directory).with(entries);
        for (TlogProof proof : log.proofs()) {
            long index = proof.index();
            byte[] entry = log.entry((int) index);
            put(index + " true", entry, proof);
            put(index + " other entry", flipped(entry), proof);
            put(index + " other index", entry, new TlogProof(index + 1, proof.hashes(), proof.checkpoint()));
            put(index + " other head", entry, new TlogProof(index, proof.hashes(), larger(proof.checkpoint())));
            for (int n = 0; n < proof.hashes().size(); n++) {
                List<byte[]> hashes = new ArrayList<>(proof.hashes());
                hashes.set(n, flipped(hashes.get(n)));
                put(index + " other hash " + n, entry, new TlogProof(index, hashes, proof.checkpoint()));
            }
        }
        var verdict = SigstoreVerifier.verify(directory, log.key());
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said().lines().filter(line -> line.endsWith(": holds"))).hasSize(entries);
        assertThat(verdict.said().lines()).hasSizeGreaterThanOrEqualTo(4 * entries)
                .allMatch(line -> line.endsWith(line.contains(" other ") ? ": refused" : " true: holds"));
    }

    private void put(String name, byte[] entry, TlogProof proof) throws IOException {
        Files.write(directory.resolve(name + ".entry"), entry);
        Files.writeString(directory.resolve(name + ".tlog-proof"), proof.toString());
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        return flipped;
    }

    private static Note larger(Note signed) {
        var head = Checkpoint.parse(signed.text());
        return new Note(new Checkpoint(head.origin(), head.size() + 1, head.root()).text(), signed.signatures());
    }
}
