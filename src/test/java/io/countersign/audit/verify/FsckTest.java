package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FsckTest {

    @TempDir
    Path directory;
    private LogInFiles log;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        log = new LogInFiles(directory);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 600, 66_000})
    void aWholeLogIsFoundWhole(int entries) throws IOException {
        log.with(entries).write();
        assertThat(fsck()).as(said.toString()).isZero();
        assertThat(said.toString()).contains("over " + entries + " entries", "The log is whole.");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 257})
    void everyByteCounts(int entries) throws IOException {
        log.with(entries).write();
        var trust = new Trust(List.of(VerifierKey.parse(log.key())), List.of(), 0);
        Map<String, byte[]> files = files();
        new Fsck(files::get, trust).run();
        for (var file : files.entrySet()) {
            byte[] content = file.getValue();
            for (int at = 0; at < content.length; at += content.length > 5_000 ? 97 : 1) {
                content[at] ^= (byte) (1 << at % 8);
                assertThatThrownBy(() -> new Fsck(files::get, trust).run()).as("byte %d of %s", at, file.getKey())
                        .isInstanceOf(Refuted.class);
                content[at] ^= (byte) (1 << at % 8);
            }
        }
    }

    @Test
    void anEntryLeftOutOfItsStreamIsMissed() throws IOException {
        log.with(5);
        log.add("decision:9", 2, "null");
        log.write();
        assertThat(fsck()).isEqualTo(1);
        assertThat(said.toString()).contains("number 2 of decision:9, where number 1 belongs");
    }

    @Test
    void anEntryThatNamesAnotherBeforeItIsFound() throws IOException {
        log.with(5);
        log.add("decision:1", 3, "\"" + "A".repeat(43) + "=\"");
        log.write();
        assertThat(fsck()).isEqualTo(1);
        assertThat(said.toString()).contains("does not name the entry before it");
    }

    /** The same bytes, but for bits of the base64 that mean nothing. */
    @Test
    void anEntryThatWritesTheOneBeforeItOtherwiseIsFound() throws IOException {
        log.with(5);
        String before = Base64.getEncoder().encodeToString(Merkle.leaf(log.entry(4)));
        String otherwise = before.substring(0, 42) + (char) (before.charAt(42) + 1) + "=";
        log.add("decision:1", 3, "\"" + otherwise + "\"");
        log.write();
        assertThat(fsck()).isEqualTo(1);
        assertThat(said.toString()).contains("does not name the entry before it");
    }

    @Test
    void anEntryThatACensusCountedMustBeHere() throws IOException {
        log.with(5);
        log.census(5, true);
        log.with(3).write();
        assertThat(fsck()).isZero();
        assertThat(said.toString()).contains("counted by 1 censuses is here").doesNotContain("ATTENTION");

        log = new LogInFiles(directory).with(5);
        log.census(6, true);
        log.with(3).write();
        assertThat(fsck()).isEqualTo(1);
        assertThat(said.toString()).contains("counted 6 entries of the kind test-written, but only 5 come before it");
    }

    @Test
    void aCensusThatFoundSomethingIsNotPassedOver() throws IOException {
        log.with(5);
        log.census(4, false);
        log.write();
        assertThat(fsck()).isZero();
        assertThat(said.toString()).contains("ATTENTION: the census in entry 5", "do not agree");
    }

    @Test
    void anotherLogsKeyDoesNotDo() throws IOException {
        log.with(3).write();
        assertThat(run("fsck", directory.toString(), "--key", new LogInFiles(directory).key())).isEqualTo(1);
        assertThat(said.toString()).contains("not signed by");
    }

    /** As when a token ends. */
    @Test
    void whoIsShutOutOnTheWayHasNotJudgedTheLog() {
        Map<String, byte[]> files = log.with(600).files();
        var trust = new Trust(List.of(VerifierKey.parse(log.key())), List.of(), 0);
        LogSource closes = path -> {
            if (path.startsWith("tile/entries/") && !path.endsWith("/000")) throw new LogSource.NotPermitted(path);
            return files.get(path);
        };
        assertThatThrownBy(() -> new Fsck(closes, trust).run()).isInstanceOf(LogSource.NotPermitted.class);
    }

    /** Whoever may not read the entries has the tiles alone. */
    @ParameterizedTest
    @ValueSource(ints = {20, 257})
    void aTileOfAnotherLengthIsFoundWithoutTheEntries(int entries) {
        Map<String, byte[]> files = log.with(entries).files();
        var trust = new Trust(List.of(VerifierKey.parse(log.key())), List.of(), 0);
        LogSource closed = path -> {
            if (path.startsWith("tile/entries/")) throw new LogSource.NotPermitted(path);
            return files.get(path);
        };
        assertThat(new Fsck(closed, trust).run()).contains("The hashes are whole. What the entries say was not checked.")
                .doesNotContain("The log is whole.");
        for (String path : files.keySet().stream().filter(path -> path.startsWith("tile/0/")).toList()) {
            byte[] right = files.get(path);
            for (int length : new int[] {0, right.length - 32, right.length - 1, right.length + 32}) {
                files.put(path, Arrays.copyOf(right, length));
                assertThatThrownBy(() -> new Fsck(closed, trust).run()).isInstanceOf(Refuted.class);
            }
            files.put(path, right);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 40, Long.MAX_VALUE - 254, Long.MAX_VALUE})
    void aLogThatSaysItIsHugeLacksItsTiles(long size) {
        byte[] checkpoint = log.signed(new Checkpoint(LogInFiles.ORIGIN, size, new byte[32])).toString().getBytes();
        var trust = new Trust(List.of(VerifierKey.parse(log.key())), List.of(), 0);
        assertThatThrownBy(() -> new Fsck(path -> {
            if (path.equals("checkpoint")) return checkpoint;
            throw new CannotVerify(path);
        }, trust).run()).isInstanceOf(CannotVerify.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/a b", "http://[", "https://%zz/log"})
    void anAddressThatIsNoneIsNamed(String address) {
        assertThat(run("fsck", address, "--key", log.key())).isEqualTo(2);
        assertThat(said.toString()).contains(address);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        log.with(3).write();
        Files.delete(directory.resolve("tile/0/000.p/3"));
        assertThat(fsck()).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("fsck")).isEqualTo(2);
        assertThat(run("fsck", directory.toString())).isEqualTo(2);
        assertThat(run("fsck", directory.toString(), "--key", "nonsense")).isEqualTo(2);
        assertThat(run("fsck", directory.toString(), "--key", log.key(), "--token-env", "NONE")).isEqualTo(2);
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                contents.put(directory.relativize(file).toString(), Files.readAllBytes(file));
        }
        return contents;
    }

    private int fsck() {
        return run("fsck", directory.toString(), "--key", log.key());
    }

    private int run(String... arguments) {
        said.reset();
        return new Verify(new PrintStream(said), new PrintStream(said), Map.of()).run(arguments);
    }
}
