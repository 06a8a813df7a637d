package io.countersign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void aPercentileIsTheSmallestDurationThatSoManyDoNotExceed() {
        var hundred = Percentiles.of(LongStream.rangeClosed(1, 100).map(milli -> (101 - milli) * 1_000_000).toArray());
        assertThat(hundred.millis(50)).isEqualTo(50);
        assertThat(hundred.millis(95)).isEqualTo(95);
        assertThat(hundred.millis(99)).isEqualTo(99);
        assertThat(hundred.maxMillis()).isEqualTo(100);
    }

    @Test
    void ofFewDurationsAHighPercentileIsTheLongest() {
        var three = Percentiles.of(new long[] {3_000_000, 1_000_000, 2_000_000});
        assertThat(three.millis(50)).isEqualTo(2);
        assertThat(three.millis(95)).isEqualTo(3);
    }

    @Test
    void nothingMeasuredHasNoPercentile() {
        assertThatThrownBy(() -> Percentiles.of(new long[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
