package io.countersign.insight.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.countersign.insight.replay.Replay.Day;
import io.countersign.insight.replay.Replay.Examples;
import io.countersign.insight.replay.Replay.Handling;
import io.countersign.insight.replay.Replay.Move;
import io.countersign.insight.replay.Replay.Peak;
import io.countersign.insight.replay.Replay.QueueLoad;
import org.jspecify.annotations.Nullable;

/** Counts replayed cases, newest first. */
final class Tally {

    private static final int FEW = 5;
    private static final double SECONDS_PER_HOUR = 3600;

    private final List<Replayed> cases;

    Tally(List<Replayed> cases) {
        this.cases = cases;
    }

    /** Every queue that is one now. */
    Set<String> queues() {
        return cases.stream().map(Replayed::queue).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    Replay.Reviews reviews() {
        return new Replay.Reviews(sum(cases), (int) cases.stream().filter(Replayed::sampled).count(),
                cases.stream().mapToInt(each -> each.then().reviews()).sum());
    }

    /** The fullest first, and those that would be empty last. @param serving reviewers by queue */
    List<QueueLoad> loads(Map<String, Integer> serving) {
        var handling = handling();
        return Stream.concat(queues().stream(), cases.stream().map(each -> each.then().queue()).filter(Objects::nonNull)).distinct()
                .map(queue -> load(queue, serving.getOrDefault(queue, 0), handling))
                .sorted(Comparator.comparingInt(QueueLoad::now).reversed().thenComparing(QueueLoad::queue)).toList();
    }

    private QueueLoad load(String queue, int people, Optional<Handling> handling) {
        var here = cases.stream().filter(each -> queue.equals(each.queue())).toList();
        int reviews = sum(here);
        return new QueueLoad(queue, here.size(), (int) cases.stream().filter(each -> queue.equals(each.then().queue())).count(), reviews,
                (int) here.stream().filter(Replayed::sampled).count(), people, peak(here, ChronoUnit.DAYS), peak(here, ChronoUnit.HOURS),
                handling.map(measured -> reviews * measured.medianSeconds() / SECONDS_PER_HOUR).orElse(null));
    }

    private static @Nullable Peak peak(List<Replayed> here, ChronoUnit unit) {
        return by(here, each -> each.at().truncatedTo(unit)).entrySet().stream()
                .map(each -> new Peak(each.getKey(), sum(each.getValue())))
                .max(Comparator.comparingInt(Peak::reviews).thenComparing(Peak::at, Comparator.<Instant>reverseOrder())).orElse(null);
    }

    Examples unrouted() {
        return examples(each -> !each.routed() && each.problem() == null);
    }

    Examples unreviewed() {
        return examples(Replayed::unreviewed);
    }

    Examples stopped() {
        return examples(each -> each.problem() != null);
    }

    private Examples examples(Predicate<Replayed> such) {
        var all = cases.stream().filter(such).toList();
        return new Examples(all.size(), all.stream().limit(FEW).map(Replayed::id).toList(),
                all.stream().findFirst().map(Replayed::problem).orElse(null));
    }

    /** From which queue to which, the most cases first. */
    List<Move> moves() {
        record Way(@Nullable String from, @Nullable String to) {}
        return cases.stream().collect(Collectors.groupingBy(each -> new Way(each.then().queue(), each.queue()), Collectors.counting()))
                .entrySet().stream().map(each -> new Move(each.getKey().from(), each.getKey().to(), each.getValue().intValue()))
                .sorted(Comparator.comparingInt(Move::cases).reversed().thenComparing(move -> move.from() + " " + move.to())).toList();
    }

    List<Day> days() {
        return by(cases, each -> LocalDate.ofInstant(each.at(), ZoneOffset.UTC)).entrySet().stream().map(day -> new Day(day.getKey(),
                day.getValue().size(), sum(day.getValue()), day.getValue().stream().mapToInt(each -> each.then().reviews()).sum())).toList();
    }

    /** The median, which a case that was left open over night does not move. */
    Optional<Handling> handling() {
        long[] seconds = cases.stream().flatMap(each -> each.then().worked().stream()).mapToLong(each -> each.toSeconds()).sorted().toArray();
        if (seconds.length == 0) return Optional.empty();
        int middle = seconds.length / 2;
        long median = seconds.length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
        return Optional.of(new Handling(median, seconds.length));
    }

    private static int sum(Collection<Replayed> some) {
        return some.stream().filter(each -> each.queue() != null).mapToInt(Replayed::reviews).sum();
    }

    private static <K> Map<K, List<Replayed>> by(List<Replayed> some, Function<Replayed, K> key) {
        return some.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }
}
