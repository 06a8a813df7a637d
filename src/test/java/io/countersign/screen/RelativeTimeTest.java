package io.countersign.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RelativeTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    private static final Instant DEADLINE = NOW.plus(Duration.ofHours(2)).plusSeconds(7).plusMillis(3);

    @Test
    void theTimeElementSaysTheDistanceAndTheInstant() {
        var time = RelativeTime.ofDeadline(DEADLINE, NOW).getElement();

        assertThat(time.getTag()).isEqualTo("time");
        assertThat(time.getAttribute("datetime")).isEqualTo("2026-11-22T18:00:07Z");
        assertThat(time.getAttribute("title")).isEqualTo("2026-11-22 18:00:07 UTC");
        assertThat(time.getTextRecursively()).isEqualTo("due in 2 h 2026-11-22 18:00 UTC");
    }

    @Test
    void aPassedDeadlineIsMarkedOverdueAndAPassedTimeIsNot() {
        var later = DEADLINE.plus(Duration.ofMinutes(20));

        assertThat(RelativeTime.ofDeadline(DEADLINE, NOW).at(later).hasClassName("overdue")).isTrue();
        assertThat(RelativeTime.ofDeadline(DEADLINE, NOW).hasClassName("overdue")).isFalse();
        assertThat(RelativeTime.of(DEADLINE, later).hasClassName("overdue")).isFalse();
    }
}
