package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingFileTest {

    private static final String PIPES = """
        file:
          delimiter: "|"
          quote: none
          fields: 4
          columns: { kind: 1, amount: 2, flag: 3, text: 4 }
          where: { kind: "2" }
        idempotencyKey: "k-{line}"
        reference: "r-{row}"
        subject: { id: "s", protected: { flag: { column: flag, values: { no: none, 010: ten } } } }
        recommendation: { outcome: { constant: deny }, summary: "Says {text}" }
        model: { name: m, version: "1" }
        inputs:
          creditAmount: { column: amount, as: number-or-string, absent: [NA] }
          duration: { column: amount, as: number, absent: [NA, Exempt], default: "360" }
        factors: { amount: amount }
        """;

    @TempDir
    private Path directory;

    @Test
    void quotesAndBracesOfAFileWithoutQuotingAreOrdinaryText() throws Exception {
        var odd = "\"say {row} \\n $1, 'x' \u00e9\ud83d\ude42\t<b>";

        var summary = map(PIPES, "2|1|no|" + odd).getFirst().at("/recommendation/summary");

        assertThat(summary.asString()).isEqualTo("Says " + odd);
    }

    @Test
    void onlyTheRowsAskedForAreKeptAndLinesCountAsInAnEditor() throws Exception {
        var kept = map(PIPES, "1|header of another length", "2|1|no|a", "", "3|1|no|b", "2|2|no|c");

        assertThat(kept).extracting(row -> row.path("idempotencyKey").asString()).containsExactly("k-2", "k-5");
        assertThat(kept).extracting(row -> row.path("reference").asString()).containsExactly("r-1", "r-2");
    }

    @Test
    void anAbsentCellIsLeftOutOrTakesTheDeclaredDefault() throws Exception {
        var kept = map(PIPES, "2|NA|no|a", "2|Exempt||b", "2|12.50|no|c");

        assertThat(kept).extracting(row -> row.path("inputs").toString()).containsExactly(
            "{\"duration\":360}", "{\"creditAmount\":\"Exempt\",\"duration\":360}",
            "{\"creditAmount\":12.5,\"duration\":12.5}");
        assertThat(kept).extracting(row -> row.at("/subject/protected").toString())
            .containsExactly("{\"flag\":\"none\"}", "{}", "{\"flag\":\"none\"}");
    }

    @Test
    void cellsAreComparedAsTheyStandNeverAsYamlWouldReadThem() throws Exception {
        assertThat(map(PIPES, "2|1|010|a").getFirst().at("/subject/protected/flag").asString()).isEqualTo("ten");
    }

    @Test
    void aContributionIsNeverMadeUp() throws Exception {
        assertThat(map(PIPES, "2|1|no|a").getFirst().path("factors").toString())
            .isEqualTo("[{\"name\":\"amount\",\"value\":\"1\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "column: amount, as: number-or-string ~ column: amuont ~ column 'amuont' is unknown; rows.txt has kind, amount",
        "Says {text} ~ Says {txet} ~ recommendation.summary {txet}: column 'txet' is unknown",
        "absent: [NA] ~ absnt: [NA] ~ inputs.creditAmount.absnt: not a field of a mapping",
        "as: number-or-string ~ as: money ~ inputs.creditAmount.as: expected string, number or number-or-string",
        "fields: 4 ~ fields: 3 ~ file.columns.text: position 4 is beyond the 3 fields of a row",
        "reference: \"r-{row}\" ~ refrence: r ~ reference: missing",
        "constant: deny ~ column: flag, values: []  ~ outcome.values: expected named fields, but found a list",
        "model: { ~ model: [ ~ not YAML: line 11, column"
    })
    void aMistakeInTheMappingIsNamedByItsPlace(String right, String wrong, String complaint) {
        assertThatExceptionOfType(CannotRun.class).isThrownBy(() -> map(PIPES.replace(right, wrong), "2|1|no|a"))
            .withMessageContaining(complaint).withMessageContaining("mapping.yaml");
    }

    @Test
    void aMissingMappingIsNamed() {
        assertThatExceptionOfType(CannotRun.class).isThrownBy(() -> MappingFile.read(directory.resolve("none.yaml")))
            .withMessageContaining("none.yaml: no such file");
    }

    @Test
    void yamlCannotNameAClassToLoad() {
        assertThatExceptionOfType(CannotRun.class)
            .isThrownBy(() -> map("client: !!java.net.URL [\"file:///\"]\n" + PIPES, "2|1|no|a"))
            .withMessageContaining("not YAML");
    }

    private List<JsonNode> map(String mapping, String... lines) throws IOException {
        Files.writeString(directory.resolve("mapping.yaml"), mapping);
        Files.write(directory.resolve("rows.txt"), List.of(lines));
        var read = MappingFile.read(directory.resolve("mapping.yaml"));
        var mapped = new ArrayList<JsonNode>();
        try (var rows = new Rows(directory.resolve("rows.txt"), read.layout())) {
            rows.mustHave(read.columns());
            rows.forEach(Long.MAX_VALUE, row -> {
                var line = read.line("loan-denial", row);
                assertThat(line).isInstanceOf(Line.Ready.class);
                mapped.add(JsonMapper.builder().build().readTree(((Line.Ready) line).json()));
            });
        }
        return mapped;
    }
}
