package io.countersign.kernel.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The values of an enumeration as JSON and queries name them. */
final class Choices {

    private Choices() {}

    static String of(Class<?> enumeration) {
        return "must be one of " + Arrays.stream(enumeration.getFields()).filter(Field::isEnumConstant)
                .map(Choices::name).collect(Collectors.joining(", "));
    }

    private static String name(Field constant) {
        JsonProperty named = constant.getAnnotation(JsonProperty.class);
        try {
            return named == null ? String.valueOf(constant.get(null)) : named.value();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read " + constant, e);
        }
    }
}
