package io.countersign.kernel.web;

import io.countersign.kernel.Refusal.FieldError;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record's components are required unless they are {@code @Nullable}: the type is the schema. */
public final class RequiredFields {

    private RequiredFields() {}

    public static List<FieldError> missing(@Nullable Object body) {
        var missing = new ArrayList<FieldError>();
        look(body, "", missing);
        return missing;
    }

    private static void look(@Nullable Object value, String pointer, List<FieldError> missing) {
        if (value instanceof List<?> items)
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) == null) missing.add(new FieldError(pointer + "/" + i, "must not be null"));
                else look(items.get(i), pointer + "/" + i, missing);
            }
        else if (value instanceof Record record && !(value instanceof JsonNode))
            for (RecordComponent component : record.getClass().getRecordComponents())
                look(component, record, pointer, missing);
    }

    private static void look(RecordComponent component, Record record, String pointer, List<FieldError> missing) {
        var named = component.getAccessor().getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
        String at = pointer + "/" + (named == null ? component.getName() : named.value());
        Object value = value(component, record);
        if (value != null) look(value, at, missing);
        else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            missing.add(new FieldError(at, "is required"));
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
