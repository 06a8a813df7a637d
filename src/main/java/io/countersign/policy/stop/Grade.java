package io.countersign.policy.stop;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a stop holds up, from least to most; each includes those before it. Without a stop all goes its way. */
public enum Grade {

    /** Nothing passes unreviewed, whatever the settings allow. */
    PEOPLE("every case goes to people"),
    /** Reviewers find for themselves before they are sent what the model thinks, whatever the settings ask. */
    BLIND("every review is blind first"),
    /** Submissions are taken and held: nothing is given out for review, decided, released, delivered or redeemed. */
    HOLD("everything is held"),
    /** The same, and submissions are refused. */
    STOP("everything is held and submissions are refused");

    private final String words;

    Grade(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean holds() {
        return compareTo(HOLD) >= 0;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none */
    @JsonCreator
    public static Grade of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
