package io.countersign.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shipped samples: use cases to activate, decisions to submit with their documents, and what is expected of them. */
public final class Samples {

    public static final List<String> USE_CASES = List.of("loan-denial", "hiring-rejection", "diagnosis");

    /** Categories for which the demo activates nothing, but a template is there. */
    public static final List<String> TEMPLATES = List.of("judicial-proceedings", "critical-benefits", "education", "advice");

    private static final Path ROOT = Path.of("samples");

    private Samples() {}

    public static JsonNode template(String category) {
        return read(ROOT.resolve("templates").resolve(category).resolve("use-case.json"));
    }

    /** The decisions of a category whose answer is known. */
    public static List<SampleDecision> known(String category) {
        if (TEMPLATES.contains(category)) return decisions(ROOT.resolve("templates").resolve(category).resolve("decisions"));
        return decisions().stream().filter(sample -> useCase(sample.submission().path("useCase").asString()).path("category")
                .asString().equals(category)).toList();
    }

    public static JsonNode useCase(String key) {
        return read(ROOT.resolve("use-cases").resolve(key + ".json"));
    }

    /** The sample use cases come into force; again is no harm. */
    public static void activateUseCases(GoLive people) {
        for (String key : USE_CASES) people.activate(key, useCase(key));
    }

    public static List<SampleDecision> decisions() {
        return decisions(ROOT.resolve("decisions"));
    }

    private static List<SampleDecision> decisions(Path folder) {
        return read(folder.resolve("expected.json")).properties().stream()
                .map(entry -> new SampleDecision(folder, entry.getKey(), entry.getValue())).toList();
    }

    /** @param expected who decides it how; see samples/README.md */
    public record SampleDecision(Path folder, String file, JsonNode expected) {

        public ObjectNode submission() {
            ObjectNode submission = (ObjectNode) read(folder.resolve(file));
            for (JsonNode item : submission.path("evidence")) embed((ObjectNode) item);
            return submission;
        }

        /** Who judges it, in order. */
        public List<String> reviewers() {
            return Stream.of(expects("reviewer"), expected.path("second").asString("")).filter(name -> !name.isEmpty()).toList();
        }

        public String expects(String field) {
            return expected.path(field).asString();
        }
    }

    private static void embed(ObjectNode evidence) {
        JsonNode file = evidence.remove("file");
        try {
            evidence.put("content", Base64.getEncoder().encodeToString(
                    Files.readAllBytes(ROOT.resolve(file.asString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        return Api.JSON.readTree(file);
    }
}
