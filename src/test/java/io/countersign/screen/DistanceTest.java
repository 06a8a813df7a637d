package io.countersign.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT2H, in 2 h", "PT2H5M59S, in 2 h 5 min", "PT1M, in 1 min", "PT26H, in 1 d 2 h", "PT24H10M, in 1 d",
        "P7DT5H, in 7 d", "-PT3H10M, 3 h 10 min ago", "-PT60S, 1 min ago", "-P400D, 400 d ago"
    })
    void aDistanceIsSaidInAtMostTwoUnits(Duration ahead, String words) {
        assertThat(Distance.of(NOW.plus(ahead), NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H5M, due in 1 h 5 min", "PT59S, due now", "PT0S, due now", "-PT59S, due now",
        "-PT1M, overdue 1 min", "-PT20M30S, overdue 20 min", "-P2DT1H, overdue 2 d 1 h"
    })
    void aDeadlineIsOverdueFromTheFirstWholeMinuteAfterIt(Duration ahead, String words) {
        assertThat(Distance.ofDeadline(NOW.plus(ahead), NOW)).isEqualTo(words);
    }

    @Test
    void lessThanAMinuteEitherWayIsNow() {
        assertThat(Distance.of(NOW.plusSeconds(59), NOW)).isEqualTo("now");
        assertThat(Distance.of(NOW.minusSeconds(59), NOW)).isEqualTo("now");
    }
}
