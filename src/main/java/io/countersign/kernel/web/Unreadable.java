package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What was wrong with a JSON text, without echoing its content. */
public final class Unreadable {

    private static final Pattern TWICE = Pattern.compile("^Duplicate [^\"]*\"(.*)\"", Pattern.DOTALL);

    private Unreadable() {}

    public static Refusal refusal(JacksonException cause) {
        var error = new FieldError(pointer(cause), message(cause));
        boolean tooLong = cause instanceof StreamConstraintsException && !tooDeepOrPrecise(cause);
        return Refusal.of(tooLong ? Kind.TOO_LARGE : Kind.MALFORMED,
                tooLong ? "kernel/too-large" : "kernel/malformed", "The request cannot be read", List.of(error));
    }

    /** What no size would make acceptable: it does not fit the schema. */
    private static boolean tooDeepOrPrecise(JacksonException cause) {
        String problem = String.valueOf(cause.getOriginalMessage());
        return problem.startsWith("Document nesting") || problem.startsWith("Number ");
    }

    private static String pointer(JacksonException cause) {
        String at = cause.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex()
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1")))
                .collect(Collectors.joining());
        Matcher twice = TWICE.matcher(String.valueOf(cause.getOriginalMessage()));
        return twice.find() ? at + "/" + twice.group(1).replace("~", "~0").replace("/", "~1") : at;
    }

    private static String message(JacksonException cause) {
        return switch (cause) {
            case StreamConstraintsException tooLong -> "is longer or more deeply nested than is accepted";
            case UnrecognizedPropertyException unknown -> "is not a known field; remove it or check its spelling";
            case ValueInstantiationException unknown when unknown.getType().isEnumType() ->
                    Choices.of(unknown.getType().getRawClass());
            case InvalidFormatException unknown when unknown.getTargetType().isEnum() -> Choices.of(unknown.getTargetType());
            case MismatchedInputException empty when isEmpty(empty) -> "is empty; expected JSON";
            case MismatchedInputException mismatch -> "does not have the expected type "
                    + (mismatch.getTargetType() == null ? "" : json(mismatch.getTargetType()));
            default -> where(cause);
        };
    }

    private static boolean isEmpty(MismatchedInputException cause) {
        return cause.getPath().isEmpty() && String.valueOf(cause.getOriginalMessage()).startsWith("No content");
    }

    private static String where(JacksonException cause) {
        String problem = String.valueOf(cause.getOriginalMessage());
        String reason = problem.startsWith("Duplicate") ? "names a field twice" : "is not well-formed JSON";
        var at = cause.getLocation();
        return at == null || at.getLineNr() < 1 ? reason
                : reason + ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String json(Class<?> type) {
        if (type == String.class || type.isEnum() || java.time.temporal.TemporalAccessor.class.isAssignableFrom(type))
            return "string";
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) return "number";
        if (type == Boolean.class || type == boolean.class) return "boolean";
        if (type == byte[].class) return "base64 string";
        return Iterable.class.isAssignableFrom(type) ? "array" : "object";
    }
}
