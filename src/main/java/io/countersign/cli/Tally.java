package io.countersign.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the rows, and says so. */
final class Tally {

    private static final int SHOWN_PER_PROBLEM = 3;

    private record Refusal(long row, String detail) {
    }

    private final Map<String, List<Refusal>> refusals = new TreeMap<>();
    private long accepted;
    private long alreadyThere;

    synchronized void add(Answer answer) {
        if (answer.accepted()) {
            accepted++;
        } else if (answer.alreadyThere()) {
            alreadyThere++;
        } else {
            refuse(answer.row(), answer.problem(), answer.detail());
        }
    }

    synchronized void add(Line.Refused refused) {
        refuse(refused.number(), "row not usable", refused.why());
    }

    synchronized boolean anyRefused() {
        return refused() > 0;
    }

    synchronized boolean isEmpty() {
        return accepted + alreadyThere + refused() == 0;
    }

    synchronized void progress(PrintStream out) {
        out.println(counts());
    }

    synchronized void summary(PrintStream out) {
        out.println("Done: " + counts());
        refusals.forEach((problem, rows) -> {
            out.println("  " + rows.size() + " x " + problem);
            rows.sort((one, other) -> Long.compare(one.row(), other.row()));
            rows.stream().limit(SHOWN_PER_PROBLEM).forEach(refusal ->
                out.println("    line " + refusal.row() + ": " + refusal.detail()));
            if (rows.size() > SHOWN_PER_PROBLEM) {
                out.println("    ... and " + (rows.size() - SHOWN_PER_PROBLEM) + " more");
            }
        });
    }

    private void refuse(long row, String problem, String detail) {
        refusals.computeIfAbsent(problem, none -> new ArrayList<>()).add(new Refusal(row, detail));
    }

    private String counts() {
        var total = accepted + alreadyThere + refused();
        return "%d rows: %d accepted, %d already there, %d refused".formatted(total, accepted, alreadyThere, refused());
    }

    private long refused() {
        return refusals.values().stream().mapToLong(List::size).sum();
    }
}
