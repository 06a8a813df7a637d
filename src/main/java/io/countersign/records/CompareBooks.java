package io.countersign.records;

import io.countersign.audit.Census;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.LoggedRecords;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares books and log both ways, since the last time: each entry that moves a decision has a decision that stands where
 * it says, each verdict and each outcome is what its entry tells, and each decision has the entry of its submission and of
 * its end. Each time a part of what was compared before is compared once more, from the first entry to the last and then
 * over again: a row may be tampered with long after its entry.
 */
@UseCase
@UseCase.Public("time asks; it changes nothing but what it has come to")
public class CompareBooks {

    private static final int WINDOW = 10_000;
    /** Longer than any transaction, for what was begun before the last comparison and committed after it. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Map<EntryKind, DecisionStatus> ENDS = Map.of(EntryKind.DECISION_RELEASED,
            DecisionStatus.RELEASED, EntryKind.RELEASED_UNREVIEWED, DecisionStatus.RELEASED,
            EntryKind.DECISION_WITHDRAWN, DecisionStatus.WITHDRAWN);

    private final Decisions decisions;
    private final Census census;
    private final Retention retention;
    private final Comparisons comparisons;
    private final List<LoggedRecords> records;
    private final Log log;
    private final InstantSource clock;

    CompareBooks(Decisions decisions, Census census, Retention retention, Comparisons comparisons,
            List<LoggedRecords> records, Log log, InstantSource clock) {
        this.decisions = decisions;
        this.census = census;
        this.retention = retention;
        this.comparisons = comparisons;
        this.records = records;
        this.log = log;
        this.clock = clock;
    }

    /** @return the decisions on which the two do not agree; none is how it should be */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public List<UUID> compare() {
        var last = comparisons.last();
        var odd = new HashSet<UUID>();
        long size = census.treeSize();
        for (long from = last.upto(); from < size; from += WINDOW) entries(from, odd);
        long again = last.again() < last.upto() ? last.again() : 0;
        entries(again, odd);
        Instant now = clock.instant();
        books(last.since().minus(OVERLAP), odd);
        comparisons.upTo(new Comparisons.Last(size, again + WINDOW, now));
        List<UUID> sorted = odd.stream().sorted().toList();
        if (!sorted.isEmpty()) log.append("census", EntryKind.DISCREPANCY_FOUND, Actor.system("records"),
                Map.of("count", sorted.size(), "decisions", sorted.stream().limit(100).map(UUID::toString).toList()));
        return sorted;
    }

    private void entries(long from, Set<UUID> odd) {
        var kinds = new HashSet<>(ENDS.keySet());
        kinds.add(EntryKind.DECISION_SUBMITTED);
        records.forEach(each -> kinds.addAll(each.toldBy()));
        var events = census.from(from, kinds, WINDOW);
        for (LoggedRecords each : records)
            each.contradicted(events.stream().filter(event -> each.toldBy().contains(event.kind())).toList())
                    .forEach(event -> odd.add(Decision.of(event.stream())));
        var standing = decisions.statuses(events.stream().map(event -> Decision.of(event.stream())).toList());
        for (Census.Event event : events) {
            UUID decision = Decision.of(event.stream());
            DecisionStatus status = standing.get(decision);
            DecisionStatus end = ENDS.get(event.kind());
            if (status == null || end != null && status != end) odd.add(decision);
        }
    }

    private void books(Instant since, Set<UUID> odd) {
        missing(decisions.receivedSince(since), Set.of(EntryKind.DECISION_SUBMITTED), odd);
        var ended = decisions.statuses(retention.endedSince(since));
        for (DecisionStatus end : Set.copyOf(ENDS.values()))
            missing(ended.entrySet().stream().filter(each -> each.getValue() == end).map(Map.Entry::getKey).toList(),
                    ENDS.keySet().stream().filter(kind -> ENDS.get(kind) == end).collect(Collectors.toSet()), odd);
    }

    /** @param kinds of which one is enough */
    private void missing(List<UUID> all, Set<EntryKind> kinds, Set<UUID> odd) {
        var held = new HashSet<String>();
        kinds.forEach(kind -> held.addAll(census.holding(all.stream().map(Decision::stream).toList(), kind)));
        all.stream().filter(decision -> !held.contains(Decision.stream(decision))).forEach(odd::add);
    }
}
