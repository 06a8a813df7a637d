package io.countersign.verdict.ui;

import java.math.BigDecimal;

/** How sure a reviewer is, in five words that stand for figures a model's confidence can be held against. */
enum Sureness {
    GUESSING("Guessing", "0.5"),
    LEANING("Leaning", "0.65"),
    FAIRLY_SURE("Fairly sure", "0.8"),
    SURE("Sure", "0.9"),
    CERTAIN("Certain", "0.99");

    private final String words;
    private final BigDecimal figure;

    Sureness(String words, String figure) {
        this.words = words;
        this.figure = new BigDecimal(figure);
    }

    String words() {
        return words;
    }

    BigDecimal figure() {
        return figure;
    }
}
