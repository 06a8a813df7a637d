package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.Merkle;
import io.countersign.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts against a copy of a log, which has no proofs. */
class ReceiptCheckTest {

    private static final String LONG_AGO = "019b0000-0000-7000-8000-000000000000";
    private static final String FAR_OFF = "7fff0000-0000-7000-8000-000000000000";

    @TempDir
    Path directory;
    private LogInFiles log;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException {
        log = new LogInFiles(directory.resolve("log")).with(300);
        log.write();
    }

    @Test
    void whatIsInTheCopyWasKept() throws IOException {
        assertThat(check(LONG_AGO, Merkle.leaf(log.entry(270)))).isZero();
        assertThat(said.toString()).contains("The log is whole.", "number 270, just as the receipt promises");
    }

    @Test
    void whatWasPromisedLongAgoAndIsNotThereWasNotKept() throws IOException {
        assertThat(check(LONG_AGO, Merkle.leaf(new byte[1]))).isEqualTo(1);
        assertThat(said.toString()).contains("does not hold the entry " + LONG_AGO, "promised at 2025-12-08");
    }

    @Test
    void whatWasPromisedJustNowMayStillCome() throws IOException {
        assertThat(check(FAR_OFF, Merkle.leaf(new byte[1]))).isEqualTo(2);
        assertThat(said.toString()).contains("check again in a minute");
    }

    @Test
    void aCopyThatIsNotWholeKeepsNoPromise() throws IOException {
        Files.write(directory.resolve("log/tile/0/000"), new byte[8192]);
        assertThat(check(LONG_AGO, Merkle.leaf(log.entry(270)))).isEqualTo(1);
    }

    private int check(String id, byte[] leaf) throws IOException {
        Path receipt = directory.resolve("receipt.json");
        Files.writeString(receipt, "{\"entryId\":\"%s\",\"leafHash\":\"%s\"}".formatted(id, Sha256.base64(leaf)));
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Verify(out, out, Map.of()).run("receipt", "check", directory.resolve("log").toString(), receipt.toString(),
                "--key", log.key());
    }
}
