package io.countersign.policy.a2i;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A condition without And and Or, by its type. What is not known here is named and left out. */
final class Conditions {

    /** What the conditions are about, for whoever must provide it to the process. */
    static final String FACTS = """
            formKeys: a list of { key, keyValueConfidence, wordConfidences (a list) }, confidences from 0 to 100 (Textract)
            moderationLabels: a list of { name, confidence }, confidence from 0 to 100 (Rekognition)""";

    private static final Map<String, String> COMPARISONS = new LinkedHashMap<>();

    static {
        COMPARISONS.put("LessThanEquals", "<=");
        COMPARISONS.put("LessThan", "<");
        COMPARISONS.put("GreaterThanEquals", ">=");
        COMPARISONS.put("GreaterThan", ">");
        COMPARISONS.put("Equals", "=");
    }

    private static final Set<String> KEY = Set.of("ImportantFormKey", "ImportantFormKeyAliases");

    private final List<NotCarried> left;

    Conditions(List<NotCarried> left) {
        this.left = left;
    }

    /** @return empty when it could not be carried over, which is said */
    Optional<Alternative> read(JsonNode condition, String at) {
        JsonNode parameters = condition.path("ConditionParameters");
        String type = condition.path("ConditionType").asString("");
        return switch (type) {
            case "Sampling" -> sampling(parameters, at);
            case "ImportantFormKeyConfidenceCheck" -> keyConfidence(parameters, at);
            case "MissingImportantFormKey" -> missingKey(parameters, at);
            case "ModerationLabelConfidenceCheck" -> label(parameters, at);
            default -> refused(at, "the condition type '" + type + "' is not known");
        };
    }

    private Optional<Alternative> sampling(JsonNode parameters, String at) {
        JsonNode percentage = parameters.path("RandomSamplingPercentage");
        if (!percentage.isNumber() || percentage.decimalValue().signum() <= 0
                || percentage.decimalValue().compareTo(BigDecimal.valueOf(100)) > 0)
            return refused(at, "RandomSamplingPercentage is no number above 0 and up to 100");
        return Optional.of(new Alternative(Set.of(), percentage.decimalValue().movePointLeft(2).stripTrailingZeros()));
    }

    /** Some pair of that key, its confidence and those of each of its words as asked. */
    private Optional<Alternative> keyConfidence(JsonNode parameters, String at) {
        var tests = new ArrayList<String>();
        keys(parameters).filter(keys -> !keys.isEmpty()).ifPresent(keys -> tests.add(among(keys, "k.key")));
        String label = "";
        for (String name : parameters.propertyNames()) {
            if (KEY.contains(name)) continue;
            Optional<String> pair = comparison(name, "KeyValueBlockConfidence", parameters.path(name));
            Optional<String> words = comparison(name, "WordBlockConfidence", parameters.path(name));
            if (pair.isEmpty() && words.isEmpty()) return refused(at, "its parameter " + name + " is not known or no number");
            pair.ifPresent(test -> tests.add("k.keyValueConfidence " + test));
            words.ifPresent(test -> tests.add("(every w in k.wordConfidences satisfies w " + test + ")"));
            label += pair.map(test -> ", pair " + test).orElse("") + words.map(test -> ", words " + test).orElse("");
        }
        if (keys(parameters).isEmpty()) return refused(at, "it names no ImportantFormKey");
        return one("Key " + parameters.path("ImportantFormKey").asString("") + label,
                "some k in formKeys satisfies (" + (tests.isEmpty() ? "true" : String.join(" and ", tests)) + ")", true);
    }

    private Optional<Alternative> missingKey(JsonNode parameters, String at) {
        Optional<List<String>> keys = keys(parameters);
        if (keys.filter(some -> !some.isEmpty()).isEmpty()) return refused(at, "it names no ImportantFormKey");
        for (String name : parameters.propertyNames())
            if (!KEY.contains(name)) return refused(at, "its parameter " + name + " is not known");
        return one("Key " + parameters.path("ImportantFormKey").asString("") + " is missing",
                "not(some k in formKeys satisfies " + among(keys.get(), "k.key") + ")", false);
    }

    private Optional<Alternative> label(JsonNode parameters, String at) {
        String name = parameters.path("ModerationLabelName").asString("");
        if (name.isEmpty()) return refused(at, "it names no ModerationLabelName");
        var tests = new ArrayList<String>();
        if (!name.equals("*")) tests.add(among(List.of(name), "l.name"));
        String label = "";
        for (String parameter : parameters.propertyNames()) {
            if (parameter.equals("ModerationLabelName")) continue;
            Optional<String> test = comparison(parameter, "Confidence", parameters.path(parameter));
            if (test.isEmpty()) return refused(at, "its parameter " + parameter + " is not known or no number");
            tests.add("l.confidence " + test.get());
            label += " " + test.get();
        }
        return one("Label " + name + label, "some l in moderationLabels satisfies ("
                + (tests.isEmpty() ? "true" : String.join(" and ", tests)) + ")", true);
    }

    /** The key and its aliases; none for every key. Empty when it is not said. */
    private static Optional<List<String>> keys(JsonNode parameters) {
        String key = parameters.path("ImportantFormKey").asString("");
        if (key.isEmpty()) return Optional.empty();
        var keys = new ArrayList<>(List.of(key));
        parameters.path("ImportantFormKeyAliases").forEach(alias -> keys.add(alias.asString("")));
        return Optional.of(keys.contains("*") ? List.of() : keys);
    }

    private static Optional<String> comparison(String parameter, String measure, JsonNode limit) {
        if (!parameter.startsWith(measure) || !limit.isNumber()) return Optional.empty();
        return Optional.ofNullable(COMPARISONS.get(parameter.substring(measure.length())))
                .map(operator -> operator + " " + limit.decimalValue().toPlainString());
    }

    private static String among(List<String> names, String what) {
        return "list contains([" + names.stream().map(Conditions::quoted).collect(Collectors.joining(", ")) + "], " + what + ")";
    }

    /** As a string of FEEL. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                .replace("\t", "\\t") + "\"";
    }

    private static Optional<Alternative> one(String label, String feel, boolean ofConfidence) {
        return Optional.of(new Alternative(Set.of(new Condition(label, feel, ofConfidence)), BigDecimal.ONE));
    }

    private Optional<Alternative> refused(String at, String why) {
        left.add(new NotCarried(at, why + "; whatever it is joined to by And is left out with it"));
        return Optional.empty();
    }
}
