package io.countersign.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schema describes the records into which packs are read: a field of the one is a field of the other. */
class PackSchemaTest {

    private static final JsonNode SCHEMA = PackSchema.read();

    @Test
    void theSchemaAndTheRecordsAreOfTheSameFields() {
        Map.of("", Pack.class, "/$defs/period", Pack.EffectivePeriod.class, "/$defs/rules", Rules.class,
                "/$defs/rules/properties/review", Rules.Review.class, "/$defs/rules/properties/retention", Rules.Keeping.class,
                "/$defs/notice", Rules.Notice.class, "/$defs/spanRule", Rule.class, "/$defs/countRule", Rule.class,
                "/$defs/rateRule", Rule.class).forEach(PackSchemaTest::same);
    }

    private static void same(String pointer, Class<?> type) {
        JsonNode schema = SCHEMA.at(pointer);
        var components = type.getRecordComponents();
        assertThat(schema.path("properties").propertyNames()).as(pointer)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(components).map(RecordComponent::getName).toList());
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        assertThat(required).as("required of %s", pointer).containsExactlyInAnyOrderElementsOf(Arrays.stream(components)
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName).toList());
        assertThat(schema.path("additionalProperties").asBoolean(true)).as("%s takes more", pointer).isFalse();
    }
}
