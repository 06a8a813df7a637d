package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.architecture.VerifierJar;
import io.countersign.audit.Bundle;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** What the build puts into the verifier's jar is all that an outsider needs: here a JVM has nothing but that. */
class VerifierJarTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @TempDir
    Path classes;
    @TempDir
    Path directory;
    private LogInFiles log;

    @BeforeEach
    void unpack() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            for (Path file : files.map(CLASSES::relativize).filter(VerifierJar::holds).toList()) {
                Files.createDirectories(classes.resolve(file).getParent());
                Files.copy(CLASSES.resolve(file), classes.resolve(file));
            }
        }
        log = new LogInFiles(directory);
    }

    @Test
    void aLogIsChecked() throws IOException {
        log.with(300).write();
        var verdict = run("fsck", directory.toString(), "--key", log.key());
        assertThat(verdict.said()).contains("The log is whole.");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void aBundleIsChecked() throws IOException {
        var files = MadeBundle.proved(MadeBundle.in(log), log);
        String bundle = Files.write(directory.resolve("decision.zip"), Bundle.of(files)).toString();
        var verdict = run("verify", bundle, "--key", log.key());
        assertThat(verdict.said()).contains("decided: uphold, deny");
        assertThat(verdict.exit()).isZero();
        files.put("case/evidence/1", "Net 1,200".getBytes());
        Files.write(Path.of(bundle), Bundle.of(files));
        assertThat(run("verify", bundle, "--key", log.key()).exit()).isEqualTo(1);
    }

    @Test
    void aWitnessSaysWhatItNeeds() {
        var verdict = run("witness");
        assertThat(verdict.said()).contains("--name", "--data", "--log");
        assertThat(verdict.exit()).isEqualTo(2);
    }

    private Verdict run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", classes + ":" + jar(JsonMapper.class) + ":" + jar(JsonParser.class) + ":"
                        + jar(JsonProperty.class), Verify.class.getName()));
        Stream.of(arguments).forEach(command::add);
        return Verdict.of(new ProcessBuilder(command));
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
