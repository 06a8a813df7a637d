package io.countersign.screen;

import java.time.Duration;
import java.time.Instant;

/** How far an instant is from now, in words: at most two units, the smaller one cut off, not rounded. */
final class Distance {

    private Distance() {
    }

    /** "in 2 h", "now" or "3 h 10 min ago". */
    static String of(Instant instant, Instant now) {
        var ahead = Duration.between(now, instant);
        if (ahead.abs().toMinutes() == 0) {
            return "now";
        }
        return ahead.isPositive() ? "in " + length(ahead) : length(ahead.negated()) + " ago";
    }

    /** "due in 2 h", "due now" or "overdue 20 min"; overdue starts with the first whole minute after. */
    static String ofDeadline(Instant deadline, Instant now) {
        var ahead = Duration.between(now, deadline);
        if (ahead.abs().toMinutes() == 0) {
            return "due now";
        }
        return ahead.isPositive() ? "due in " + length(ahead) : "overdue " + length(ahead.negated());
    }

    private static String length(Duration length) {
        if (length.toDays() >= 7) {
            return length.toDays() + " d";
        }
        if (length.toDays() > 0) {
            return join(length.toDays(), "d", length.toHoursPart(), "h");
        }
        return join(length.toHours(), "h", length.toMinutesPart(), "min");
    }

    private static String join(long large, String largeUnit, int small, String smallUnit) {
        var head = large == 0 ? "" : large + " " + largeUnit;
        var tail = small == 0 ? "" : small + " " + smallUnit;
        return (head + " " + tail).strip();
    }
}
