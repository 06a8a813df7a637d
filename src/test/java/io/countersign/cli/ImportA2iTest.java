package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportA2iTest {

    private static final String FORMS = "src/test/resources/a2i/claim-forms.json";

    @TempDir
    Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFlowDefinitionBecomesSettingsATableAndANote() throws IOException {
        Path to = directory.resolve("new/there");
        assertThat(run(FORMS, "--out", to.toString())).isZero();
        try (var written = Files.list(to)) {
            assertThat(written.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("oversight.json",
                "a2i-claim-forms-routing.dmn", "note.txt");
        }
        assertThat(out.toString()).startsWith(Files.readString(to.resolve("note.txt"))).contains("Not carried over\n  /RoleArn",
            "Written: " + to.resolve("oversight.json"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(directory.resolve("note.txt"), "mine");
        assertThat(run(FORMS, "--out", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("note.txt: is there already");
        assertThat(directory.resolve("oversight.json")).doesNotExist();
        assertThat(directory.resolve("note.txt")).hasContent("mine");
    }

    @Test
    void whatCannotBeReadEndsWithTwo() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.json"), "{");
        assertThat(run(bad.toString(), "--out", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("bad.json: The file: is not JSON, at line 1");
        assertThat(run("nowhere.json", "--out", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.json: no such file");
        Files.write(bad, new byte[] {(byte) 0xff});
        assertThat(run(bad.toString(), "--out", directory.toString())).isEqualTo(2);
        assertThat(run(FORMS)).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: countersign import-a2i FILE --out DIR");
        assertThat(run("--help")).isZero();
    }

    private int run(String... arguments) {
        return new ImportA2i(new PrintStream(out), new PrintStream(err)).run(arguments);
    }
}
