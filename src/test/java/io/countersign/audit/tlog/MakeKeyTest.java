package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakeKeyTest {

    @TempDir
    Path place;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        said.reset();
        var out = new PrintStream(said);
        return MakeKey.run(out, out, arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--ml-dsa-44"})
    void whatTheKeySignsItsPublicHalfVerifies(String option) throws Exception {
        Path file = place.resolve("keys/log.pem");
        List<String> words = new java.util.ArrayList<>(List.of("example.com/log", file.toString()));
        if (!option.isEmpty()) words.add(option);
        assertThat(run(words.toArray(String[]::new))).isZero();
        var verifier = VerifierKey.parse(said.toString().strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        var pair = KeyPem.read(verifier.type(), Files.readString(file));
        String text = new Checkpoint("example.com/log", 1, Merkle.leaf(new byte[0])).text();
        var signature = new NoteSigner(verifier, SigningKey.of(pair.getPrivate()), InstantSource.system()).sign(text);
        assertThat(new Note(text, List.of(signature)).signedBy(verifier)).isTrue();

        String before = Files.readString(file);
        assertThat(run(words.toArray(String[]::new))).isZero();
        assertThat(said.toString().strip()).as("again: the same key").isEqualTo(verifier.toString());
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void wrongWordsMakeNothing() throws Exception {
        Path file = place.resolve("key.pem");
        assertThat(run()).isEqualTo(2);
        assertThat(run("name")).isEqualTo(2);
        assertThat(run("a name with spaces", file.toString())).isEqualTo(2);
        assertThat(run("example.com", file.toString(), "--unknown")).isEqualTo(2);
        assertThat(file).doesNotExist();
        Files.writeString(file, "no key");
        assertThat(run("example.com", file.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("The file " + file).doesNotContain("Exception");
        assertThat(Files.readString(file)).isEqualTo("no key");
    }
}
