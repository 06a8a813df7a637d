package io.countersign.deployment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of the chart's values, each value by its path, such as {@code image.tag}. */
record ChartSchema(Map<String, JsonNode> values, JsonNode definitions) {

    static ChartSchema of(Chart chart) {
        var root = JsonMapper.shared().readTree(chart.directory().resolve("values.schema.json"));
        var schema = new ChartSchema(new LinkedHashMap<>(), root.path("definitions"));
        schema.collect("", root);
        return schema;
    }

    private void collect(String prefix, JsonNode object) {
        for (var property : object.path("properties").properties()) {
            values.put(prefix + property.getKey(), property.getValue());
            collect(prefix + property.getKey() + ".", resolved(property.getValue()));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : definitions.path(reference.substring("#/definitions/".length()));
    }

    private boolean object(JsonNode schema) {
        return resolved(schema).path("type").asString("").equals("object");
    }

    Set<String> undescribed() {
        return paths(schema -> schema.path("description").asString("").isBlank());
    }

    /** Objects that take more than what is listed. */
    Set<String> openObjects() {
        return paths(schema -> object(schema) && resolved(schema).path("additionalProperties").asBoolean(true));
    }

    Set<String> leaves() {
        return paths(schema -> !object(schema));
    }

    private Set<String> paths(Predicate<JsonNode> wanted) {
        return values.entrySet().stream().filter(value -> wanted.test(value.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
