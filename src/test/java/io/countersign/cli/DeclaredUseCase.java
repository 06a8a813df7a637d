package io.countersign.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges submissions by a use case of {@code samples/}, and by the contract's closed list of fields. */
record DeclaredUseCase(String key, JsonNode declared) {

    static final Path SAMPLES = Path.of("samples");

    private static final Set<String> FIELDS = Set.of("useCase", "reference", "subject", "recommendation", "model",
        "factors", "inputs", "evidence", "callback", "dueAt", "idempotencyKey");

    static DeclaredUseCase of(String key) {
        return new DeclaredUseCase(key, json(SAMPLES.resolve("use-cases").resolve(key + ".json")));
    }

    static DeclaredUseCase ofTemplate(String category) {
        JsonNode declared = json(SAMPLES.resolve("templates").resolve(category).resolve("use-case.json"));
        return new DeclaredUseCase(declared.path("process").asString(), declared);
    }

    static JsonNode json(Path file) {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Everything wrong with a submission; empty when it is valid. */
    List<String> faults(JsonNode submission) {
        var faults = new ArrayList<String>();
        unknown(submission, FIELDS, "", faults);
        unknown(submission.path("subject"), Set.of("id", "attributes", "protected"), "subject.", faults);
        unknown(submission.path("recommendation"), Set.of("outcome", "confidence", "summary"), "recommendation.",
            faults);
        unknown(submission.path("model"), Set.of("name", "version"), "model.", faults);
        expect(submission.path("useCase").asString("").equals(key), "useCase", faults);
        for (var pointer : List.of("/reference", "/subject/id", "/model/name", "/model/version")) {
            var node = submission.at(pointer);
            expect(node.isString() && !node.asString().isBlank(), pointer + " is not text", faults);
        }
        var outcome = submission.at("/recommendation/outcome").asString("");
        expect(values("outcomes", "value").contains(outcome), "outcome '" + outcome + "' is not declared", faults);
        var confidence = submission.at("/recommendation/confidence");
        expect(confidence.isNumber() && confidence.asDouble() >= 0 && confidence.asDouble() <= 1, "confidence", faults);
        expect(submission.path("factors").isArray() && !submission.path("factors").isEmpty(), "no factors", faults);
        submission.path("factors").forEach(factor -> {
            unknown(factor, Set.of("name", "value", "contribution"), "factor.", faults);
            expect(factor.path("name").isString() && factor.has("value"), "factor without name or value", faults);
        });
        inputFaults(submission.path("inputs"), faults);
        return faults;
    }

    Set<String> reasonCodes() {
        return values("reasonCodes", "code");
    }

    Set<String> values(String list, String field) {
        return StreamSupport.stream(declared.path(list).spliterator(), false)
            .map(item -> item.path(field).asString()).collect(Collectors.toSet());
    }

    private void inputFaults(JsonNode inputs, List<String> faults) {
        unknown(inputs, values("inputs", "name"), "inputs.", faults);
        declared.path("inputs").forEach(input -> {
            var name = input.path("name").asString();
            var value = inputs.path(name);
            if (value.isMissingNode()) {
                expect(!input.path("required").asBoolean(), name + " is missing", faults);
                return;
            }
            expect(types(input).contains(typeOf(value)), name + " is a " + typeOf(value), faults);
            expect(!value.isNumber() || !input.has("minimum") || value.asDouble() >= input.path("minimum").asDouble(),
                name + " is too small", faults);
            expect(!value.isString() || value.asString().length() <= input.path("maxLength").asInt(2000),
                name + " is too long", faults);
        });
    }

    private static Set<String> types(JsonNode input) {
        var types = new HashSet<String>();
        input.path("type").forEach(type -> types.add(type.asString()));
        return types;
    }

    private static String typeOf(JsonNode value) {
        return value.isNumber() ? "number" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static void unknown(JsonNode node, Set<String> known, String prefix, List<String> faults) {
        node.propertyNames().stream().filter(name -> !known.contains(name))
            .forEach(name -> faults.add(prefix + name + " is unknown"));
    }

    private static void expect(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
