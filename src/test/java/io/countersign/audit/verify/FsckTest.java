package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.tlog.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
