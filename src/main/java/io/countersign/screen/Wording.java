package io.countersign.screen;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says names and values of the interface in the words and figures that people read. */
public final class Wording {

    private static final int MOST_FRACTION_DIGITS = 6;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    /** "Border irregularity" for {@code borderIrregularity}, "Evidence opened" for {@code evidence-opened}. */
    public static String name(String identifier) {
        var words = identifier.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('-', ' ').replace('_', ' ').strip()
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Numbers with grouped digits, lists with commas; what is absent is said to be. */
    public static String value(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) return "not given";
        if (value.isNumber()) return number(value);
        if (value.isBoolean()) return value.booleanValue() ? "yes" : "no";
        if (value.isArray()) return value.valueStream().map(Wording::value).collect(Collectors.joining(", "));
        if (value.isObject()) return value.properties().stream()
                .map(each -> name(each.getKey()) + ": " + value(each.getValue())).collect(Collectors.joining("; "));
        return value.asString();
    }

    /** "83 %" for 0.83; a further digit only where it says something. */
    public static String percent(double share) {
        var format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMaximumFractionDigits(1);
        return format.format(share * 100) + " %";
    }

    /** "5 Oct 2026, 09:10 UTC". */
    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    private static String number(JsonNode value) {
        var format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMaximumFractionDigits(MOST_FRACTION_DIGITS);
        return format.format(value.decimalValue()).replace('-', '−');
    }
}
