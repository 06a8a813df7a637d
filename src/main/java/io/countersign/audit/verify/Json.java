package io.countersign.audit.verify;

import io.countersign.kernel.CanonicalJson;
import java.util.Arrays;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of which there is one way to write it, so that no byte of a file can be another. */
final class Json {

    private Json() {}

    /** @throws Refuted unless it is canonical JSON */
    static JsonNode canonical(byte[] bytes) {
        try {
            JsonNode value = JsonMapper.shared().readTree(bytes);
            if (Arrays.equals(CanonicalJson.of(value), bytes)) return value;
        } catch (JacksonException | IllegalArgumentException noJsonOrNumberWithoutCanonicalForm) {
            // refused below
        }
        throw new Refuted("An entry or a file is not canonical JSON.");
    }

    /** @throws Refuted unless it is a canonical JSON object that has these members and no other */
    static JsonNode object(byte[] bytes, String... members) {
        JsonNode object = canonical(bytes);
        if (!object.isObject() || !Set.copyOf(object.propertyNames()).equals(Set.of(members)))
            throw new Refuted("Expected JSON with just " + String.join(", ", members) + ", but it is not.");
        return object;
    }
}
