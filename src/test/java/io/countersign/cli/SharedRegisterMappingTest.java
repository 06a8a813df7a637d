package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample mappings against whole files that were written elsewhere; skipped where those are not at hand. */
class SharedRegisterMappingTest {

    private static final Path SHARED = Path.of("..", "shared", "data");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DeclaredUseCase LOANS = DeclaredUseCase.of("loan-denial");

    @ParameterizedTest
    @CsvSource({
        "german-credit.yaml, german-credit/german_data_credit.csv, 1000, 300",
        "hmda.yaml, hmda/2020_bank1_1k.txt, 1000, 160",
        "hmda.yaml, hmda/2018_bank0_5k.txt, 5000, 500"
    })
    void everyRowIsAValidSubmissionWithAKeyOfItsOwn(String mapping, String file, int rows, int denied) {
        var submissions = submissions(mapping, file);

        assertThat(submissions).hasSize(rows).allSatisfy(submission -> assertThat(LOANS.faults(submission)).isEmpty());
        assertThat(submissions).extracting(submission -> submission.path("idempotencyKey").asString())
            .doesNotHaveDuplicates();
        assertThat(submissions).filteredOn(submission -> outcome(submission).equals("deny")).hasSize(denied);
    }

    @Test
    void aRowReadTwiceIsTheSameSubmission() {
        assertThat(submissions("hmda.yaml", "hmda/2020_bank1_1k.txt"))
            .isEqualTo(submissions("hmda.yaml", "hmda/2020_bank1_1k.txt"));
    }

    @Test
    void aTermTheRegisterDoesNotKnowIsDeclaredAsAssumed() {
        assertThat(submissions("hmda.yaml", "hmda/2020_bank1_1k.txt"))
            .filteredOn(submission -> summary(submission).contains("360 (assumed"))
            .hasSize(320)
            .allSatisfy(submission -> assertThat(submission.at("/inputs/duration").asInt()).isEqualTo(360));
    }

    @Test
    void freeTextOfTheRegisterArrivesAsItStands() {
        var odd = "PFBWOEV100B0U1726QOFD2YZY62S5YC1ZZKSUBRQOY9W2R2XNJ7YC8AOTW7KN8WXSRBTL0OT5C9LW4DSA71GHEV";

        assertThat(submissions("hmda.yaml", "hmda/2020_bank1_1k.txt"))
            .filteredOn(submission -> summary(submission).contains(odd)).hasSize(10);
    }

    @Test
    void aGermanApplicantKeepsTheWordsOfTheFile() {
        var second = submissions("german-credit.yaml", "german-credit/german_data_credit.csv").get(1);

        assertThat(second.at("/inputs/creditAmount").asInt()).isEqualTo(5951);
        assertThat(second.at("/inputs/checkingAccount").asString()).isEqualTo("0 <= <200 DM");
        assertThat(second.at("/subject/protected/sex").asString()).isEqualTo("female");
        assertThat(outcome(second)).isEqualTo("deny");
    }

    private static List<JsonNode> submissions(String mappingFile, String file) {
        var csv = SHARED.resolve(file);
        assumeTrue(Files.exists(csv), csv + " is not at hand");
        var mapping = MappingFile.read(DeclaredUseCase.SAMPLES.resolve("mappings").resolve(mappingFile));
        var submissions = new ArrayList<JsonNode>();
        try (var rows = new Rows(csv, mapping.layout())) {
            rows.mustHave(mapping.columns());
            rows.forEach(Long.MAX_VALUE, row -> {
                var line = mapping.line("loan-denial", row);
                assertThat(line).isInstanceOf(Line.Ready.class);
                submissions.add(JSON.readTree(((Line.Ready) line).json()));
            });
        }
        return submissions;
    }

    private static String outcome(JsonNode submission) {
        return submission.at("/recommendation/outcome").asString();
    }

    private static String summary(JsonNode submission) {
        return submission.at("/recommendation/summary").asString();
    }
}
