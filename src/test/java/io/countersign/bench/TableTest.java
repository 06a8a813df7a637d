package io.countersign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void figuresStandUnderEachOtherWithTwoDecimals() {
        assertThat(new Table("ms", "p50", "p95").row("submit", 1.5, 12.345).row("claim", 100.0, 2).toString()).isEqualTo("""
                ms         p50    p95
                submit    1.50  12.35
                claim   100.00      2
                """);
    }

    @Test
    void aWideLastColumnStartsAtTheLeft() {
        assertThat(new Table("query", "p95", "plan").row("first page", 0.5, "Limit > Index Scan").row("all", 0.5, "Limit")
                .toString()).isEqualTo("""
                query        p95  plan
                first page  0.50  Limit > Index Scan
                all         0.50  Limit
                """);
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Table("a", "b").row("only one")).isInstanceOf(IllegalArgumentException.class);
    }
}
