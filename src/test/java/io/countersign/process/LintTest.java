package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.kernel.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes and element templates keep the rules of bpmnlint and Camunda. The linter is there after {@code npm ci} in bpmn/. */
class LintTest {

    private static final Path BPMN = Path.of("bpmn");

    private record Lint(int exit, String said) {

        /** @param arguments paths as from {@code bpmn/} */
        static Lint run(String... arguments) throws IOException, InterruptedException {
            assumeTrue(Files.exists(BPMN.resolve("node_modules/.package-lock.json")), "The linter is not installed");
            var process = new ProcessBuilder(arguments).directory(BPMN.toFile()).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            return new Lint(process.waitFor(), said);
        }
    }

    @Test
    void nothingIsFoundInWhatShips() throws Exception {
        var lint = Lint.run("npm", "run", "--silent", "lint");
        assertThat(lint.exit()).as(lint.said()).isZero();
    }

    @Test
    void aFaultIsFound(@TempDir Path elsewhere) throws Exception {
        String sound = Files.readString(BPMN.resolve("processes/loan-denial.bpmn"));
        Path faulty = elsewhere.resolve("faulty.bpmn");
        Files.writeString(faulty, sound.replace("<zeebe:taskDefinition type=\"finalise-decision\" />", ""));
        var lint = Lint.run("node_modules/.bin/bpmnlint", faulty.toAbsolutePath().toString());
        assertThat(lint.exit()).as(lint.said()).isNotZero();
        assertThat(lint.said()).contains("finalise", "zeebe:TaskDefinition");
    }

    static Iterable<Path> drawings() throws IOException {
        return Drawings.all();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void itsPictureWasDrawnFromIt(Path drawing) throws IOException {
        String name = drawing.getFileName().toString().replace(".bpmn", "");
        String source = HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(drawing)));
        assertThat(Files.readString(BPMN.resolve("images").resolve(name + ".svg"))).as("run `npm run draw` in bpmn/")
                .contains("<!-- of " + source + " -->");
        assertThat(Files.readString(BPMN.resolve("README.md"))).contains("(images/" + name + ".svg)");
    }
}
