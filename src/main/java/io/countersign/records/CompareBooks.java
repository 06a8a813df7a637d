package io.countersign.records;

import io.countersign.audit.Census;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares books and log both ways, since the last time: each entry that moves a decision has a decision that stands where
 * it says, and each decision has the entry of its submission and of its end.
 */
@UseCase
@UseCase.Public("time asks; it changes nothing but what it has come to")
public class CompareBooks {

    private static final int WINDOW = 10_000;
    /** Longer than any transaction, for what was begun before the last comparison and committed after it. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Map<EntryKind, DecisionStatus> ENDS = Map.of(EntryKind.DECISION_RELEASED,
            DecisionStatus.RELEASED, EntryKind.DECISION_WITHDRAWN, DecisionStatus.WITHDRAWN);

    private final Decisions decisions;
    private final Census census;
    private final Retention retention;
    private final Comparisons comparisons;
    private final Log log;
    private final InstantSource clock;

    CompareBooks(Decisions decisions, Census census, Retention retention, Comparisons comparisons, Log log,
            InstantSource clock) {
        this.decisions = decisions;
        this.census = census;
        this.retention = retention;
        this.comparisons = comparisons;
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
        Instant now = clock.instant();
        books(last.since().minus(OVERLAP), odd);
        comparisons.upTo(size, now);
        List<UUID> sorted = odd.stream().sorted().toList();
        if (!sorted.isEmpty()) log.append("census", EntryKind.DISCREPANCY_FOUND, Actor.system("records"),
                Map.of("count", sorted.size(), "decisions", sorted.stream().limit(100).map(UUID::toString).toList()));
        return sorted;
    }

    private void entries(long from, Set<UUID> odd) {
        var kinds = new ArrayList<>(ENDS.keySet());
        kinds.add(EntryKind.DECISION_SUBMITTED);
        var events = census.from(from, kinds, WINDOW);
        var standing = decisions.statuses(events.stream().map(CompareBooks::decision).toList());
        for (Census.Event event : events) {
            DecisionStatus status = standing.get(decision(event));
            DecisionStatus end = ENDS.get(event.kind());
            if (status == null || end != null && status != end) odd.add(decision(event));
        }
    }

    private static UUID decision(Census.Event event) {
        return UUID.fromString(event.stream().substring(event.stream().indexOf(':') + 1));
    }

    private void books(Instant since, Set<UUID> odd) {
        missing(decisions.receivedSince(since), EntryKind.DECISION_SUBMITTED, odd);
        var ended = decisions.statuses(retention.endedSince(since));
        ENDS.forEach((kind, end) -> missing(ended.entrySet().stream().filter(each -> each.getValue() == end)
                .map(Map.Entry::getKey).toList(), kind, odd));
    }

    private void missing(List<UUID> all, EntryKind kind, Set<UUID> odd) {
        var held = new HashSet<>(census.holding(all.stream().map(Decision::stream).toList(), kind));
        all.stream().filter(decision -> !held.contains(Decision.stream(decision))).forEach(odd::add);
    }
}
