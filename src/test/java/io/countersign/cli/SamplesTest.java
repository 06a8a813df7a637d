package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SamplesTest {

    private static final Path DECISIONS = DeclaredUseCase.SAMPLES.resolve("decisions");
    private static final JsonNode EXPECTED = DeclaredUseCase.json(DECISIONS.resolve("expected.json"));
    private static final Map<String, String> CLIENTS = Map.of("loan-denial", "loan-service",
        "hiring-rejection", "hiring-service", "diagnosis", "diagnosis-service");
    private static final Map<String, String> MAGIC = Map.of("application/pdf", "%PDF-1.", "image/png", "\u0089PNG",
        "image/jpeg", "\u00ff\u00d8\u00ff", "text/plain", "", "text/csv", "");

    static Stream<String> decisions() throws IOException {
        try (var files = Files.list(DECISIONS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("expected.json"))
                .sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loan-denial", "hiring-rejection", "diagnosis"})
    void aUseCaseDeclaresEightReasonsAndSaysWhichOutcomesAreAdverse(String key) {
        var useCase = DeclaredUseCase.of(key);
        var letter = key.substring(0, 1).toUpperCase(Locale.ROOT);

        assertThat(useCase.declared().propertyNames()).contains("title", "category", "queue",
            "intendedUse", "accountable", "outcomes", "inputs", "reasonCodes", "reviewWithin");
        assertThat(useCase.reasonCodes()).containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 8).mapToObj(number -> letter + number).toList());
        assertThat(useCase.declared().path("outcomes")).anyMatch(outcome -> outcome.path("adverse").asBoolean());
        assertThat(Duration.parse(useCase.declared().path("reviewWithin").asString())).isPositive();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionIsAValidSubmissionOfItsUseCase(String file) {
        var submission = DeclaredUseCase.json(DECISIONS.resolve(file));

        assertThat(DeclaredUseCase.of(submission.path("useCase").asString()).faults(submission)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void itsEvidenceIsThereAndIsWhatItSays(String file) throws IOException {
        var submission = DeclaredUseCase.json(DECISIONS.resolve(file));
        for (var evidence : submission.path("evidence")) {
            assertThat(evidence.propertyNames()).containsExactlyInAnyOrder("name", "mediaType", "file", "mandatory");
            var bytes = Files.readAllBytes(DeclaredUseCase.SAMPLES.resolve(evidence.path("file").asString()));
            assertThat(bytes).hasSizeBetween(1, 60_000);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .startsWith(MAGIC.get(evidence.path("mediaType").asString()));
        }
        if (submission.path("useCase").asString().equals("diagnosis")) {
            assertThat(submission.path("evidence")).anyMatch(evidence ->
                evidence.path("mediaType").asString().startsWith("image/") && evidence.path("mandatory").asBoolean());
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void theVerdictExpectedOfItCanBeGiven(String file) {
        var submission = DeclaredUseCase.json(DECISIONS.resolve(file));
        var useCase = DeclaredUseCase.of(submission.path("useCase").asString());
        var expected = EXPECTED.path(file);
        var recommended = submission.at("/recommendation/outcome").asString();
        var outcome = expected.path("outcome").asString();

        assertThat(expected.path("client").asString()).isEqualTo(CLIENTS.get(useCase.key()));
        assertThat(expected.path("reviewer").asString()).isIn("rita", "ravi");
        assertThat(useCase.values("outcomes", "value")).contains(outcome);
        assertThat(outcome.equals(recommended)).isEqualTo(expected.path("decision").asString().equals("uphold"));
        assertThat(expected.path("reasons")).isNotEmpty()
            .allMatch(reason -> useCase.reasonCodes().contains(reason.asString()));
        assertThat(expected.path("rationale").asString()).hasSizeGreaterThan(80);
    }

    @Test
    void eachUseCaseHasFourDecisionsAndBothWaysOfDeciding() throws IOException {
        for (var useCase : CLIENTS.keySet()) {
            var files = decisions().filter(file -> file.startsWith(useCase)).toList();
            assertThat(files).hasSizeGreaterThanOrEqualTo(4);
            assertThat(files).extracting(file -> EXPECTED.path(file).path("decision").asString())
                .contains("uphold", "override");
        }
    }

    @Test
    void noTwoDecisionsShareAKeyAndNoneIsExpectedThatIsNotThere() throws IOException {
        var files = decisions().toList();

        assertThat(Set.copyOf(EXPECTED.propertyNames())).isEqualTo(Set.copyOf(files));
        assertThat(files).extracting(file -> EXPECTED.path(file).path("idempotencyKey").asString())
            .doesNotHaveDuplicates();
    }

    @Test
    void everyDocumentIsEvidenceOfSomeDecision() throws IOException {
        var used = decisions()
            .flatMap(file -> DeclaredUseCase.json(DECISIONS.resolve(file)).path("evidence").valueStream())
            .map(evidence -> evidence.path("file").asString()).collect(Collectors.toSet());
        try (var documents = Files.list(DeclaredUseCase.SAMPLES.resolve("documents"))) {
            List<String> there = documents.map(document -> "documents/" + document.getFileName()).toList();
            assertThat(used).containsExactlyInAnyOrderElementsOf(there);
        }
    }
}
