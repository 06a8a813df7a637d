package io.countersign.insight.replay;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.countersign.insight.replay.Replay.Examples;
import io.countersign.insight.replay.Replay.QueueLoad;

/** A replay in words: what would have gone to people, where, and what to look at before the draft becomes real. */
final class ReplaySentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private ReplaySentence() {}

    static String of(LocalDate from, LocalDate to, int cases, boolean left, int toPeople, List<QueueLoad> queues,
            Examples unrouted, Examples unreviewed, Examples stopped) {
        var filled = queues.stream().filter(load -> load.now() > 0).toList();
        var said = new StringBuilder("Of %s %s, %s would have gone to people".formatted(
                (left ? "the newest " : "") + number(cases) + (cases == 1 ? " case" : " cases"), period(from, to), number(toPeople)));
        if (!filled.isEmpty()) said.append(filled.stream().map(load -> number(load.now()) + " to " + load.queue())
                .collect(Collectors.joining(", ", ": ", "")));
        said.append('.');
        if (unreviewed.cases() > 0) said.append((" %s would have been released unreviewed, if two stewards allow it and the process"
                + " has the step for it.").formatted(number(unreviewed.cases())));
        if (unrouted.cases() > 0) said.append(" The table names no queue for %s: the use case's own queue takes what it does not route."
                .formatted(number(unrouted.cases())));
        if (stopped.cases() > 0) said.append(" The engine would have stopped at %s, which nobody judges until an operator mends it."
                .formatted(number(stopped.cases())));
        filled.stream().filter(load -> load.people() == 0).forEach(load ->
                said.append(" Nobody known here serves ").append(load.queue()).append('.'));
        if (left) said.append(" Earlier cases of the period were left out.");
        return said.toString();
    }

    private static String period(LocalDate from, LocalDate to) {
        return from.equals(to) ? "of " + DAY.format(from) : "from " + DAY.format(from) + " to " + DAY.format(to);
    }

    private static String number(int n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }
}
