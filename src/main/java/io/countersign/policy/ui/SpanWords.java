package io.countersign.policy.ui;

import java.util.ArrayList;
import java.util.List;

import io.countersign.policy.pack.Span;

/** A length of time in words: "26 months" for {@code P26M}. */
final class SpanWords {

    private SpanWords() {}

    static String of(Span span) {
        List<String> words = new ArrayList<>();
        add(words, span.days().getYears(), "year");
        add(words, span.days().getMonths(), "month");
        add(words, span.days().getDays(), "day");
        add(words, span.time().toHours(), "hour");
        add(words, span.time().toMinutesPart(), "minute");
        return words.isEmpty() ? "at once" : String.join(" ", words);
    }

    private static void add(List<String> words, long n, String unit) {
        if (n != 0) words.add(Math.abs(n) + " " + unit + (Math.abs(n) == 1 ? "" : "s"));
    }
}
