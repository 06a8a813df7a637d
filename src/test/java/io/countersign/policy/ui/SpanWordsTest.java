package io.countersign.policy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.policy.pack.Span;
import org.junit.jupiter.api.Test;

class SpanWordsTest {

    @Test
    void lengthsOfTimeAreReadInWords() {
        assertThat(SpanWords.of(Span.of("P26M"))).isEqualTo("26 months");
        assertThat(SpanWords.of(Span.of("P1DT2H"))).isEqualTo("1 day 2 hours");
        assertThat(SpanWords.of(Span.of("PT72H"))).isEqualTo("72 hours");
        assertThat(SpanWords.of(Span.of("P0D"))).isEqualTo("at once");
    }
}
