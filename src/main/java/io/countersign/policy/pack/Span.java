package io.countersign.policy.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZonedDateTime;

/**
 * A length of time as ISO 8601 writes it, such as {@code P30D}, {@code P25M} or {@code PT72H}. Days and longer are counted by
 * the calendar of the place; hours and shorter by the clock. What begins with a minus lies before.
 */
public record Span(Period days, Duration time) {

    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2001, 1, 1, 0, 0);

    /** @throws java.time.format.DateTimeParseException for what is no length of time */
    @JsonCreator
    public static Span of(String text) {
        int clock = text.indexOf('T');
        if (clock < 0) return new Span(Period.parse(text), Duration.ZERO);
        String before = text.substring(0, clock);
        String sign = before.startsWith("-") ? "-" : "";
        return new Span(before.endsWith("P") ? Period.ZERO : Period.parse(before),
                Duration.parse(sign + "P" + text.substring(clock)));
    }

    public ZonedDateTime after(ZonedDateTime start) {
        return start.plus(days).plus(time);
    }

    /** The day that lies so long before. */
    public LocalDate before(LocalDate day) {
        return day.minus(days).minusDays(time.toDays());
    }

    boolean isNegative() {
        return end().isBefore(SOME_DAY);
    }

    boolean isZero() {
        return end().equals(SOME_DAY);
    }

    /** Whether it is longer, counted from the first day of a year. */
    boolean isLongerThan(Span other) {
        return end().isAfter(other.end());
    }

    private LocalDateTime end() {
        return SOME_DAY.plus(days).plus(time);
    }

    @JsonValue
    @Override
    public String toString() {
        if (time.isZero()) return days.toString();
        return days.isZero() ? time.toString() : days + time.toString().substring(1);
    }
}
