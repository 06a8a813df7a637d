package io.countersign.inbox.ui;

/** A priority of 0 to 100 in words. */
enum Urgency {
    TOP(80, "Top"), HIGH(55, "High"), NORMAL(30, "Normal"), LOW(0, "Low");

    private final int from;
    private final String words;

    Urgency(int from, String words) {
        this.from = from;
        this.words = words;
    }

    static Urgency of(int priority) {
        for (Urgency urgency : values()) if (priority >= urgency.from) return urgency;
        return LOW;
    }

    String words() {
        return words;
    }
}
