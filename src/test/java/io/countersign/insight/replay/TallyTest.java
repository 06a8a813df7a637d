package io.countersign.insight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.countersign.insight.replay.Replay.Day;
import io.countersign.insight.replay.Replay.Move;
import io.countersign.insight.replay.Replay.Peak;
import io.countersign.insight.replay.Replay.QueueLoad;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant MORNING = Instant.parse("2026-10-05T09:10:00Z");
    private static final Instant NOON = Instant.parse("2026-10-05T12:50:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-10-06T09:00:00Z");

    private final Tally tally = new Tally(List.of(
            routed(4, NEXT_DAY, "senior", 1, "credit", 60),
            routed(3, NOON, "senior", 2, "credit", 3600),
            routed(2, NOON.plusSeconds(60), "senior", 1, "senior", 120),
            new Replayed(id(5), NOON, "credit", 1, false, false, false, null, Happened.NOTHING),
            routed(1, MORNING, null, 0, "credit", 240)));

    private static Replayed routed(int n, Instant at, @Nullable String queue, int reviews, String then, int seconds) {
        return new Replayed(id(n), at, queue, reviews, reviews == 2, queue != null, false, queue == null ? "Two rules match." : null,
                new Happened(then, 1, List.of(Duration.ofSeconds(seconds))));
    }

    private static UUID id(int n) {
        return new UUID(0, n);
    }

    @Test
    void tellsOfEachQueueWhatItWouldHaveHadToDo() {
        assertThat(tally.loads(Map.of("senior", 2))).containsExactly(
                new QueueLoad("senior", 3, 1, 4, 1, 2, new Peak(Instant.parse("2026-10-05T00:00:00Z"), 3),
                        new Peak(Instant.parse("2026-10-05T12:00:00Z"), 3), 4 * 180 / 3600.0),
                new QueueLoad("credit", 1, 3, 1, 0, 0, new Peak(Instant.parse("2026-10-05T00:00:00Z"), 1),
                        new Peak(Instant.parse("2026-10-05T12:00:00Z"), 1), 180 / 3600.0));
    }

    @Test
    void oneLongCaseDoesNotMoveTheHandlingTime() {
        assertThat(tally.handling()).contains(new Replay.Handling(180, 4));
        assertThat(new Tally(List.of()).handling()).isEmpty();
    }

    @Test
    void namesTheCasesThatTheTableDoesNotRouteAndThoseThatStop() {
        assertThat(tally.unrouted()).isEqualTo(new Replay.Examples(1, List.of(id(5)), null));
        assertThat(tally.stopped()).isEqualTo(new Replay.Examples(1, List.of(id(1)), "Two rules match."));
    }

    @Test
    void showsFromWhereToWhereCasesMove() {
        assertThat(tally.moves()).containsExactly(new Move("credit", "senior", 2), new Move("credit", null, 1),
                new Move(null, "credit", 1), new Move("senior", "senior", 1));
    }

    @Test
    void countsReviewsByDayOfWhatIsAndWhatWas() {
        assertThat(tally.days()).containsExactly(new Day(LocalDate.parse("2026-10-05"), 4, 4, 3),
                new Day(LocalDate.parse("2026-10-06"), 1, 1, 1));
        assertThat(tally.reviews()).isEqualTo(new Replay.Reviews(5, 1, 4));
    }

    @Test
    void saysItInASentenceFirst() {
        assertThat(ReplaySentence.of(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31"), 1204, false, 1201,
                tally.loads(Map.of("senior", 2)), tally.unrouted(), tally.unreviewed(), tally.stopped())).isEqualTo("""
                Of 1,204 cases from 1 October 2026 to 31 October 2026, 1,201 would have gone to people: 3 to senior, 1 to credit. \
                The table names no queue for 1: the use case's own queue takes what it does not route. The engine would have \
                stopped at 1, which nobody judges until an operator mends it. Nobody known here serves credit.""");
    }
}
