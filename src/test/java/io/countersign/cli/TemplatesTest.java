package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** For every category of the founding policy something is there to begin with. */
class TemplatesTest {

    private static final Path TEMPLATES = DeclaredUseCase.SAMPLES.resolve("templates");

    static List<String> categories() throws IOException {
        return names(TEMPLATES);
    }

    @Test
    void everyCategoryHasAUseCaseAndItsProcess() throws IOException {
        var covered = new TreeSet<>(categories());
        for (String file : names(DeclaredUseCase.SAMPLES.resolve("use-cases")))
            covered.add(DeclaredUseCase.of(file.replace(".json", "")).declared().path("category").asString());
        assertThat(covered).containsExactly("advice", "critical-benefits", "education", "employment", "judicial-proceedings",
                "lending-and-credit", "medical-diagnosis");
    }

    @ParameterizedTest
    @MethodSource("categories")
    void itDeclaresEightReasonsAnAdverseOutcomeAndAProcessThatShips(String category) {
        var useCase = DeclaredUseCase.ofTemplate(category);
        assertThat(useCase.declared().path("category").asString()).isEqualTo(category);
        assertThat(useCase.reasonCodes()).hasSize(8);
        assertThat(useCase.declared().path("outcomes")).anyMatch(outcome -> outcome.path("adverse").asBoolean());
        assertThat(Duration.parse(useCase.declared().path("reviewWithin").asString())).isPositive();
        assertThat(Path.of("bpmn/processes", useCase.key() + ".bpmn")).exists();
    }

    @ParameterizedTest
    @MethodSource("categories")
    void itsDecisionsAreValidAndTheirVerdictsCanBeGiven(String category) throws IOException {
        var useCase = DeclaredUseCase.ofTemplate(category);
        Path decisions = TEMPLATES.resolve(category).resolve("decisions");
        JsonNode expected = DeclaredUseCase.json(decisions.resolve("expected.json"));
        assertThat(names(decisions)).hasSizeGreaterThanOrEqualTo(3).contains("expected.json")
                .containsAll(expected.propertyNames());
        for (var entry : expected.properties()) {
            var submission = DeclaredUseCase.json(decisions.resolve(entry.getKey()));
            assertThat(useCase.faults(submission)).as(entry.getKey()).isEmpty();
            for (var evidence : submission.path("evidence"))
                assertThat(DeclaredUseCase.SAMPLES.resolve(evidence.path("file").asString())).isNotEmptyFile();
            var verdict = entry.getValue();
            assertThat(useCase.values("outcomes", "value")).contains(verdict.path("outcome").asString());
            assertThat(verdict.path("outcome").equals(submission.at("/recommendation/outcome")))
                    .isEqualTo(verdict.path("decision").asString().equals("uphold"));
            assertThat(verdict.path("reasons")).isNotEmpty().allMatch(reason -> useCase.reasonCodes().contains(reason.asString()));
            assertThat(verdict.path("rationale").asString()).hasSizeGreaterThan(80);
        }
        assertThat(expected.valueStream().map(verdict -> verdict.path("decision").asString())).contains("uphold", "override");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
