package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

    private static final Path SHIPPED = Path.of("bpmn/processes/decision-review.bpmn");

    @TempDir
    private Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyShippedProcessPasses() throws IOException {
        try (var processes = Files.list(SHIPPED.getParent())) {
            assertThat(gate(processes.map(Path::toString).toArray(String[]::new))).isZero();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("decision-review: nothing finalises before a person has reviewed.");
    }

    @Test
    void aRefusalNamesTheEscapingPathElementByElement() throws IOException {
        String mutated = Files.readString(SHIPPED).replace("targetRef=\"ended\"", "targetRef=\"finalise\"");
        Path file = Files.writeString(directory.resolve("mutated.bpmn"), mutated);
        assertThat(gate(file.toString(), SHIPPED.resolveSibling("human-review.bpmn").toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("submitted \"Decision submitted\" (message) -> begin -> "
                + "review \"Review by a person\" (calls human-review) -> asked \"Review asked for\" -> "
                + "route \"Choose queue and priority\" -> begin -> reviewing \"Until a person has decided\" -> "
                + "held \"Decision held\" (message) -> close \"Close the review\" -> "
                + "closed \"Closed without a verdict\" (error 'review-closed') -> finalise \"Finalise the decision\".");
    }

    @Test
    void whatIsNoBpmnIsNotJudged() throws IOException {
        Path file = Files.writeString(directory.resolve("letter.bpmn"), "Dear Sir or Madam");
        assertThat(gate(SHIPPED.toString(), file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("letter.bpmn");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aMissingFileNoFileAndAnUnknownOptionAreWrongUsage() {
        assertThat(gate(directory.resolve("missing.bpmn").toString())).isEqualTo(2);
        assertThat(gate(directory.toString())).isEqualTo(2);
        assertThat(gate()).isEqualTo(2);
        assertThat(gate("--fast", SHIPPED.toString())).isEqualTo(2);
    }

    private int gate(String... arguments) {
        return new Gate(print(out), print(err)).run(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
