package io.countersign.bench;

import io.countersign.client.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether every case of a series came out as it should, and when, as the service and the database tell afterwards. */
final class Outcomes {

    private static final List<String> HISTORY = List.of("decision-submitted", "task-opened", "task-claimed",
            "verdict-recorded", "decision-released");
    private static final int READERS = 8;
    private static final int SHOWN = 10;

    private final Series series;
    private final long[] toInbox;
    private final long[] toRelease;
    private final ConcurrentLinkedQueue<String> objections = new ConcurrentLinkedQueue<>();

    Outcomes(Series series) {
        this.series = series;
        this.toInbox = new long[series.count()];
        this.toRelease = new long[series.count()];
    }

    /** From the submission's log entry to that of the task's opening, by the application's clock. */
    Percentiles toInbox() {
        return Percentiles.of(toInbox);
    }

    /** From the verdict's log entry to that of the release, by the application's clock. */
    Percentiles toRelease() {
        return Percentiles.of(toRelease);
    }

    /** @throws BenchFailure with what is wrong */
    void check(Api service, Books books) throws InterruptedException {
        var next = new AtomicInteger();
        try (var readers = new Crew()) {
            readers.join(READERS, reader -> () -> {
                for (int n = next.getAndIncrement(); n < series.count(); n = next.getAndIncrement()) read(service, n);
                return null;
            });
            readers.await();
        }
        count(books);
        if (objections.isEmpty()) return;
        var lines = new ArrayList<String>(List.of("No figures: " + objections.size() + " things are wrong"));
        objections.stream().limit(SHOWN).forEach(lines::add);
        throw new BenchFailure(lines);
    }

    private void read(Api service, int n) {
        var loan = new Loan(series.name(), n);
        if (series.id(n).isEmpty()) {
            objections.add(loan.reference() + " has no id");
            return;
        }
        JsonNode is = service.get("/decisions/" + series.id(n).get()).expect(200).body();
        expect(loan, "status", "RELEASED", is.path("status").asString());
        expect(loan, "reference", loan.reference(), is.path("reference").asString());
        expect(loan, "outcome", loan.expected(), is.at("/outcome/value").asString(""));
        expect(loan, "changed", loan.overridden(), is.at("/outcome/changedFromRecommendation").asBoolean(false));
        var history = StreamSupport.stream(is.path("history").spliterator(), false).toList();
        var kinds = history.stream().map(entry -> entry.path("event").asString()).toList();
        expect(loan, "history", HISTORY, kinds);
        if (kinds.equals(HISTORY)) {
            toInbox[n] = between(history.get(0), history.get(1));
            toRelease[n] = between(history.get(3), history.get(4));
        }
    }

    private void expect(Loan loan, String what, Object expected, Object is) {
        if (!expected.equals(is))
            objections.add(loan.reference() + ": expected " + what + " " + expected + ", but it is " + is);
    }

    private static long between(JsonNode first, JsonNode second) {
        return Duration.between(Instant.parse(first.path("at").asString()), Instant.parse(second.path("at").asString()))
                .toNanos();
    }

    private static final String OF_SERIES = " join intake_decision d on d.id = x.decision_id where d.reference like :series";

    private void count(Books books) {
        long cases = series.count();
        Map.of("decisions", "select count(*) from intake_decision where reference like :series",
                "outcomes", "select count(*) from outcome_outcome x" + OF_SERIES,
                "tasks", "select count(*) from inbox_task x" + OF_SERIES + " and x.state = 'DONE'",
                "verdicts", "select count(*) from verdict_verdict x" + OF_SERIES,
                "reviews in the history", "select count(*) from insight_reviewer x" + OF_SERIES,
                "released rows in the history",
                "select count(*) from insight_history where reference like :series and standing = 'RELEASED'")
                .forEach((what, query) -> equal(what, cases, books.count(query, series)));
        equal("log entries of these cases", cases * HISTORY.size(), books.count("""
                select count(*) from audit.entry x join intake_decision d on x.stream = 'decision:' || d.id
                where d.reference like :series""", series));
        equal("staged log entries", 0, books.count("select count(*) from audit.staged", series));
        equal("log entries outside the tree", 0,
                books.count("select (select size from audit.head) - (select count(*) from audit.entry)", series));
        equal("failing steps (" + books.problems() + ")", 0, books.count("select count(*) from process_problem", series));
        equal("commands that the engine lacks", 0, books.count("select count(*) from process_command", series));
    }

    private void equal(String what, long expected, long is) {
        if (expected != is) objections.add("Expected " + expected + " " + what + ", but there are " + is);
    }
}
