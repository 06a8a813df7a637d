package io.countersign.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One fact that a submission carries about a case.
 *
 * @param type      the JSON Schema types its value may have
 * @param minimum   for numbers, inclusive; {@code maximum} likewise
 * @param maxLength for strings, in characters
 */
public record InputDeclaration(String name, String title, List<Type> type, @Nullable String unit, boolean required,
        @Nullable BigDecimal minimum, @Nullable BigDecimal maximum, @Nullable Integer maxLength) {

    private static final int DEFAULT_MAX_LENGTH = 2_000;

    public enum Type {
        string, number, integer, boolean_, array, object;

        @com.fasterxml.jackson.annotation.JsonCreator
        static Type of(String name) {
            return valueOf(name.equals("boolean") ? "boolean_" : name);
        }

        @com.fasterxml.jackson.annotation.JsonValue
        @Override
        public String toString() {
            return this == boolean_ ? "boolean" : name();
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case string -> value.isString();
                case number -> value.isNumber();
                case integer -> value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
                case boolean_ -> value.isBoolean();
                case array -> value.isArray();
                case object -> value.isObject();
            };
        }
    }

    /** @return what is wrong with the value; empty when it fits */
    public Optional<String> objection(JsonNode value) {
        if (type.stream().noneMatch(each -> each.fits(value)))
            return Optional.of("must be " + String.join(" or ", type.stream().map(Type::toString).toList()));
        if (value.isNumber() && minimum != null && value.decimalValue().compareTo(minimum) < 0)
            return Optional.of("must be at least " + minimum.toPlainString());
        if (value.isNumber() && maximum != null && value.decimalValue().compareTo(maximum) > 0)
            return Optional.of("must be at most " + maximum.toPlainString());
        int longest = maxLength == null ? DEFAULT_MAX_LENGTH : maxLength;
        return value.isString() && value.stringValue().length() > longest
                ? Optional.of("must be at most " + longest + " characters long") : Optional.empty();
    }
}
