package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
