package io.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

    /** Figures of the published examples for Wilson's method without correction (R. Newcombe, Statistics in Medicine 17, 1998, table I). */
    @Test
    void itIsThatOfThePublishedExamples() {
        near(Interval.ofShare(81, 263), 0.2553, 0.3662);
        near(Interval.ofShare(15, 148), 0.0624, 0.1605);
        near(Interval.ofShare(0, 20), 0, 0.1611);
        near(Interval.ofShare(1, 29), 0.0061, 0.1718);
    }

    @Test
    void aShareOfNothingIsNone() {
        assertThatThrownBy(() -> Interval.ofShare(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.ofShare(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void near(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(0.00006));
        assertThat(interval.high()).isCloseTo(high, within(0.00006));
    }
}
