package io.countersign.policy.pack;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.countersign.kernel.Refusal.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code packs/pack.schema.json}, and what does not fit it in our words. */
final class PackSchema {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true)
                    .locale(Locale.ENGLISH).build())).getSchema(read());

    private PackSchema() {}

    static JsonNode read() {
        try (var file = PackSchema.class.getResourceAsStream("/packs/pack.schema.json")) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FieldError> objections(JsonNode pack) {
        return SCHEMA.validate(pack).stream().map(PackSchema::objection).toList();
    }

    private static FieldError objection(Error error) {
        String at = error.getInstanceLocation().toString();
        JsonNode asked = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> new FieldError(at + "/" + error.getProperty(), "is required");
            case "additionalProperties" -> new FieldError(at + "/" + error.getProperty(),
                    "is not a known field; remove it or check its spelling");
            case "type" -> new FieldError(at, "must be " + (asked.asString("").matches("[aeiou].*") ? "an " : "a ")
                    + asked.asString(""));
            case "enum" -> new FieldError(at, "must be one of " + StreamSupport.stream(asked.spliterator(), false)
                    .map(JsonNode::asString).collect(Collectors.joining(", ")));
            case "minItems", "minLength" -> new FieldError(at, "must not be empty");
            case "minimum" -> new FieldError(at, "must be at least " + asked.asString(""));
            case "maximum" -> new FieldError(at, "must be at most " + asked.asString(""));
            case "format" -> new FieldError(at, "must be a day of the calendar, such as 2027-01-01");
            case "pattern" -> new FieldError(at, "must " + shape(asked.asString("")));
            default -> new FieldError(at, error.getMessage());
        };
    }

    private static String shape(String pattern) {
        if (pattern.startsWith("^-?P")) return "be a length of time by ISO 8601, such as P30D or PT72H";
        if (pattern.startsWith("^(any")) return "be EU, a country or a part of one by ISO 3166 such as US-NY, or any";
        return pattern.contains("legal advice") ? "say that the pack is not legal advice" : "be lower-case words joined by hyphens";
    }
}
