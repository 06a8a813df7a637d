package io.countersign.bench;

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
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All lists, as asked first and deep down, narrow and wide, with answers and without. */
final class Questions {

    private static final int PAGE = 50;
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final UUID BUSY = UUID.fromString(VolumeRows.person(0));
    private static final UUID OTHER = UUID.fromString(VolumeRows.person(7));

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
        ask("load of three queues", r -> r.tasks().load(Repositories.queues(), Instant.now()).size());
        ask("claim-next, with its log entry", Questions::claimNext);
        ask("tasks that a reviewer holds", r -> r.tasks().heldBy(BUSY).size());
        paged("tasks that a busy reviewer did", (r, cursor) -> size -> r.tasks().doneBy(BUSY, null, cursor, size));
        paged("tasks that a reviewer did", 0, (r, cursor) -> size -> r.tasks().doneBy(OTHER, null, cursor, size));
    }

    private static int claimNext(Repositories r) {
        return r.transaction().execute(status -> {
            var task = r.tasks().claimNext("lending", OTHER, Instant.now().plus(LEASE)).orElseThrow();
            r.log().append(Decision.stream(task.decision()), "task-claimed", Actor.system("bench"),
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
        history("reviewer", filter(null, null, OTHER, null, null, null, null));
        history("nobody's", filter(null, null, new UUID(0, 0), null, null, null, null));
        history("month", filter(null, null, null, from, to, null, null));
        history("since a month ago", filter(null, null, null, to, null, null, null));
        history("before a month", filter(null, null, null, null, from, null, null));
        history("month before the first", filter(null, null, null, Instant.EPOCH, Instant.EPOCH.plus(LEASE), null, null));
        for (String prefix : List.of("APP-0123456", "APP-01234", "APP-0123", "APP-012", "APP-01", "APP-09", "APP-", "ZZZ"))
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
        for (var who : Map.of("reviewer", OTHER, "busy reviewer", BUSY).entrySet()) {
            history(who.getKey() + ", use case", filter("diagnosis", null, who.getValue(), null, null, null, null));
            history(who.getKey() + ", changed", filter(null, null, who.getValue(), null, null, true, null));
            history(who.getKey() + ", rare outcome", filter(null, "unclear", who.getValue(), null, null, null, null));
            history(who.getKey() + ", outcome, changed", filter(null, "deny", who.getValue(), null, null, true, null));
            history(who.getKey() + ", rare outcome, changed", filter(null, "unclear", who.getValue(), null, null, true, null));
            history(who.getKey() + ", month", filter(null, null, who.getValue(), from, to, null, null));
            history(who.getKey() + ", outcome never kept", filter(null, "grant", who.getValue(), null, null, false, null));
            for (String prefix : List.of("APP-0123", "APP-09", "APP-0")) history(who.getKey() + ", reference " + prefix,
                    filter(null, null, who.getValue(), null, null, null, prefix));
        }
        history("reference APP-012, use case, changed", filter("diagnosis", null, null, null, null, true, "APP-012"));
        history("reference APP-012, rare outcome", filter(null, "unclear", null, null, null, null, "APP-012"));
        history("reference APP-012, month", filter(null, null, null, from, to, null, "APP-012"));
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
        ask("a service's held decisions", r -> own(r, null, DecisionStatus.HELD, null, PAGE).items().size());
        ask("a service's decisions by reference", r -> own(r, "APP-0000123", null, null, PAGE).items().size());
        ask("a service's decisions by reference and status",
                r -> own(r, "APP-0000123", DecisionStatus.RELEASED, null, PAGE).items().size());
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
        ask("history: " + name, r -> r.history().page(filter, null, PAGE).items().size());
    }

    private void deepHistory(String name, HistoryFilter filter) {
        paged("history: " + name, (r, cursor) -> size -> r.history().page(filter, cursor, size));
    }

    private void ask(String name, Function<Repositories, Integer> ask) {
        all.add(new Question(name, ask));
    }

    private void paged(String name, BiFunction<Repositories, @Nullable String, Function<Integer, Page<?>>> page) {
        paged(name, deep, page);
    }

    /** The first page and, where the list is long enough, the one that begins {@code depth} rows later. */
    private void paged(String name, int depth, BiFunction<Repositories, @Nullable String, Function<Integer, Page<?>>> page) {
        ask(name, r -> page.apply(r, null).apply(PAGE).items().size());
        if (depth == 0) return;
        String cursor = page.apply(repositories, null).apply(depth).next();
        if (cursor == null) throw new BenchFailure("Expected more than " + depth + " rows of: " + name);
        ask(name + ", " + depth + " rows down", r -> page.apply(r, cursor).apply(PAGE).items().size());
    }
}
