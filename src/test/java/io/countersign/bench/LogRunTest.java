package io.countersign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The short form of what measures the log: it goes through, and what it counts adds up. How fast is not asked here. */
class LogRunTest {

    @TempDir
    Path directory;

    @Test
    void everyChangeIsInTheTreeAndEveryProofHolds() throws Exception {
        Path json = directory.resolve("report.json");
        new LogRun(Options.parse(List.of("--log", "--short", "--json", json.toString())),
                Files.createDirectory(directory.resolve("data"))).run();
        JsonNode report = Api.JSON.readTree(Files.readAllBytes(json));
        assertThat(report.path("rounds")).hasSize(2).allSatisfy(round -> assertThat(round.path("changes").asInt()).isEqualTo(120));
        assertThat(report.at("/verification/entries").asInt()).isEqualTo(700);
        assertThat(report.at("/proofs/mostTiles").asInt()).isBetween(1, 16); // log2 of 70,000
    }
}
