package io.countersign.bench;

import io.countersign.audit.EntryKind;
import io.countersign.insight.HistoryFilter;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All lists, as asked first and deep down, narrow and wide, with answers and without. */
final class Questions {

    private static final int PAGE = 50;
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final UUID BUSY = UUID.fromString(VolumeRows.person(0));
    /** No divisor of a power of ten, so that every beginning of a reference has its turn. */
    private static final int STEP = 37;
    /** As many different places in a long list are asked for in turn. */
    private static final int PLACES = 20;

    private final Repositories repositories;
    private final int deep;
    private final List<Question> all = new ArrayList<>();

    /** @param deep how many rows into a long list its deep page lies */
    private Questions(Repositories repositories, int deep) {
        this.repositories = repositories;
        this.deep = deep;
    }

    static List<Question> all(Repositories repositories, int open, int finished) {
        var inbox = new Questions(repositories, open / 4);
        inbox.inbox();
        var rest = new Questions(repositories, finished / 20);
        rest.history();
        rest.decisions();
        inbox.all.addAll(rest.all);
        return inbox.all;
    }

    private void inbox() {
        paged("inbox of three queues", (r, cursor) -> size -> r.tasks().open(Repositories.queues(), cursor, size));
        paged("inbox of one queue", (r, cursor) -> size -> r.tasks().open(List.of("lending"), cursor, size));
        ask("load of three queues", (r, n) -> r.tasks().load(Repositories.queues(), Instant.now()).size());
        ask("claim-next, with its log entry", (r, n) -> claimNext(r));
        ask("tasks that a reviewer holds", (r, n) -> r.tasks().heldBy(reviewer(n)).size());
        paged("tasks that a busy reviewer did", (r, cursor) -> size -> r.tasks().doneBy(BUSY, null, cursor, size));
        ask("tasks that a reviewer did", (r, n) -> r.tasks().doneBy(reviewer(n), null, null, PAGE).items().size());
        for (String queue : List.of("lending", "diagnosis")) ask("tasks that a reviewer did in " + queue,
                (r, n) -> r.tasks().doneBy(reviewer(n), queue, null, PAGE).items().size());
    }

    /** Not the busy one. */
    private static UUID reviewer(int n) {
        return UUID.fromString(VolumeRows.person(1 + n % (VolumeRows.REVIEWERS - 1)));
    }

    /** The beginning of a reference, of as many digits after the first as are given, another one each time. */
    private static String reference(String digits, int n) {
        int beginnings = (int) Math.pow(10, digits.length());
        return "APP-0" + ("%0" + digits.length() + "d").formatted((Integer.parseInt(digits) + n * STEP) % beginnings);
    }

    private static int claimNext(Repositories r) {
        return r.transaction().execute(status -> {
            var task = r.tasks().claimNext("lending", reviewer(0), Set.of(), Instant.now(), Instant.now().plus(LEASE), false).orElseThrow();
            r.log().append(Decision.stream(task.decision()), EntryKind.TASK_CLAIMED, Actor.system("bench"),
                    Map.of("task", task.id().toString()));
            return 1;
        });
    }

    private void history() {
        Instant now = Instant.now();
        Instant from = now.minus(Duration.ofDays(200));
        Instant to = now.minus(Duration.ofDays(170));
        deepHistory("all", HistoryFilter.ALL);
        deepHistory("use case", filter("loan-denial", null, null, null, null, null, null));
        history("small use case", filter("diagnosis", null, null, null, null, null, null));
        deepHistory("outcome", filter(null, "deny", null, null, null, null, null));
        history("use case that ended", filter("benefit-refusal", null, null, null, null, null, null));
        history("use case that ended, changed", filter("benefit-refusal", null, null, null, null, true, null));
        history("outcome of a use case that ended", filter(null, "refuse", null, null, null, null, null));
        history("outcome always changed", filter(null, "grant", null, null, null, true, null));
        history("outcome never kept", filter(null, "grant", null, null, null, false, null));
        history("rare outcome", filter(null, "unclear", null, null, null, null, null));
        history("outcome that never was", filter(null, "nowhere", null, null, null, null, null));
        deepHistory("changed", filter(null, null, null, null, null, true, null));
        deepHistory("not changed", filter(null, null, null, null, null, false, null));
        deepHistory("busy reviewer", filter(null, null, BUSY, null, null, null, null));
        history("reviewer", n -> filter(null, null, reviewer(n), null, null, null, null));
        history("nobody's", filter(null, null, new UUID(0, 0), null, null, null, null));
        history("month", n -> filter(null, null, null, from.minus(Duration.ofDays(n)), to.minus(Duration.ofDays(n)), null, null));
        history("since a month ago", filter(null, null, null, to, null, null, null));
        history("before a month", filter(null, null, null, null, from, null, null));
        history("month before the first", filter(null, null, null, Instant.EPOCH, Instant.EPOCH.plus(LEASE), null, null));
        for (String digits : List.of("123456", "1234", "123", "12"))
            history("reference APP-0" + digits, n -> filter(null, null, null, null, null, null, reference(digits, n)));
        for (String prefix : List.of("APP-01", "APP-09", "APP-", "ZZZ"))
            history("reference " + prefix, filter(null, null, null, null, null, null, prefix));
        deepHistory("reference APP-0", filter(null, null, null, null, null, null, "APP-0"));
        history("use case, outcome", filter("loan-denial", "deny", null, null, null, null, null));
        history("use case, another's outcome", filter("diagnosis", "deny", null, null, null, null, null));
        history("use case, rare outcome", filter("diagnosis", "unclear", null, null, null, null, null));
        history("use case, changed", filter("loan-denial", null, null, null, null, true, null));
        history("small use case, changed", filter("diagnosis", null, null, null, null, true, null));
        history("outcome, changed", filter(null, "deny", null, null, null, true, null));
        history("rare outcome, changed", filter(null, "unclear", null, null, null, true, null));
        history("use case, outcome, changed", filter("hiring-rejection", "advance", null, null, null, true, null));
        history("use case, another's outcome, changed", filter("diagnosis", "deny", null, null, null, true, null));
        history("use case, month", filter("diagnosis", null, null, from, to, null, null));
        history("rare outcome, month", filter(null, "unclear", null, from, to, null, null));
        history("changed, month", filter(null, null, null, from, to, true, null));
        history("use case, outcome, changed, month", filter("hiring-rejection", "advance", null, from, to, true, null));
        Map<String, IntFunction<UUID>> people = Map.of("reviewer", Questions::reviewer, "busy reviewer", n -> BUSY);
        people.forEach((who, is) -> {
            history(who + ", use case", n -> filter("diagnosis", null, is.apply(n), null, null, null, null));
            history(who + ", changed", n -> filter(null, null, is.apply(n), null, null, true, null));
            history(who + ", rare outcome", n -> filter(null, "unclear", is.apply(n), null, null, null, null));
            history(who + ", outcome, changed", n -> filter(null, "deny", is.apply(n), null, null, true, null));
            history(who + ", rare outcome, changed", n -> filter(null, "unclear", is.apply(n), null, null, true, null));
            history(who + ", month", n -> filter(null, null, is.apply(n), from, to, null, null));
            history(who + ", outcome never kept", n -> filter(null, "grant", is.apply(n), null, null, false, null));
            history(who + ", reference APP-0123", n -> filter(null, null, is.apply(n), null, null, null, reference("123", n)));
            for (String prefix : List.of("APP-09", "APP-0")) history(who + ", reference " + prefix,
                    n -> filter(null, null, is.apply(n), null, null, null, prefix));
        });
        history("reference APP-012, use case, changed", n -> filter("diagnosis", null, null, null, null, true, reference("12", n)));
        history("reference APP-012, rare outcome", n -> filter(null, "unclear", null, null, null, null, reference("12", n)));
        history("reference APP-012, month", n -> filter(null, null, null, from, to, null, reference("12", n)));
        history("reference APP-0, rare outcome", filter(null, "unclear", null, null, null, null, "APP-0"));
        history("reference APP-0, rare outcome, month", filter(null, "unclear", null, from, to, null, "APP-0"));
        history("reference APP-0, month", filter(null, null, null, from, to, null, "APP-0"));
        history("reference APP-0, small use case", filter("diagnosis", null, null, null, null, null, "APP-0"));
        history("reference APP-0, use case that ended", filter("benefit-refusal", null, null, null, null, null, "APP-0"));
        history("reference APP-0, outcome never kept", filter(null, "grant", null, null, null, false, "APP-0"));
        history("reference APP-0, month before the first",
                filter(null, null, null, Instant.EPOCH, Instant.EPOCH.plus(LEASE), null, "APP-0"));
    }

    private void decisions() {
        paged("a service's decisions", (r, cursor) -> size -> own(r, null, null, cursor, size));
        paged("a service's decisions in review", (r, cursor) -> size -> own(r, null, DecisionStatus.IN_REVIEW, cursor, size));
        paged("a service's released decisions", (r, cursor) -> size -> own(r, null, DecisionStatus.RELEASED, cursor, size));
        ask("a service's held decisions", (r, n) -> own(r, null, DecisionStatus.HELD, null, PAGE).items().size());
        var references = references();
        ask("a service's decisions by reference",
                (r, n) -> own(r, references.get(n % references.size()), null, null, PAGE).items().size());
        ask("a service's decisions by reference and status", (r, n) -> own(r, references.get(n % references.size()),
                DecisionStatus.RELEASED, null, PAGE).items().size());
    }

    /** Of released decisions that this service did submit. */
    private List<String> references() {
        var references = own(repositories, null, DecisionStatus.RELEASED, null, deep).items().stream()
                .map(Decision::reference).toList();
        int apart = Math.max(1, references.size() / PLACES);
        return Stream.iterate(0, n -> n < references.size(), n -> n + apart).map(references::get).toList();
    }

    private static Page<Decision> own(Repositories r, @Nullable String reference, @Nullable DecisionStatus status,
            @Nullable String cursor, int size) {
        return r.decisions().ofClient("loan-service", reference, status, cursor == null ? null : UUID.fromString(cursor), size);
    }

    private static HistoryFilter filter(@Nullable String useCase, @Nullable String outcome, @Nullable UUID reviewer,
            @Nullable Instant from, @Nullable Instant to, @Nullable Boolean changed, @Nullable String q) {
        return new HistoryFilter(useCase, outcome, reviewer, from, to, changed, q);
    }

    private void history(String name, HistoryFilter filter) {
        history(name, n -> filter);
    }

    /** @param filter for the nth time that it is asked */
    private void history(String name, IntFunction<HistoryFilter> filter) {
        ask("history: " + name, (r, n) -> r.history().page(filter.apply(n), null, PAGE).items().size());
    }

    private void deepHistory(String name, HistoryFilter filter) {
        paged("history: " + name, (r, cursor) -> size -> r.history().page(filter, cursor, size));
    }

    private void ask(String name, Question.Ask ask) {
        all.add(new Question(name, ask));
    }

    /** The first page, and those that begin {@code deep} rows later and up to twice as far down. */
    private void paged(String name, BiFunction<Repositories, @Nullable String, Function<Integer, Page<?>>> page) {
        ask(name, (r, n) -> page.apply(r, null).apply(PAGE).items().size());
        var cursors = cursors(name, page);
        ask(name + ", " + deep + " rows down",
                (r, n) -> page.apply(r, cursors.get(n % cursors.size())).apply(PAGE).items().size());
    }

    private List<String> cursors(String name, BiFunction<Repositories, @Nullable String, Function<Integer, Page<?>>> page) {
        var cursors = new ArrayList<String>();
        String cursor = page.apply(repositories, null).apply(deep).next();
        if (cursor == null) throw new BenchFailure("Expected more than " + deep + " rows of: " + name);
        while (cursor != null && cursors.size() < PLACES) {
            cursors.add(cursor);
            cursor = page.apply(repositories, cursor).apply(Math.max(PAGE, deep / PLACES)).next();
        }
        return cursors;
    }
}
