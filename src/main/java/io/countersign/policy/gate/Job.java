package io.countersign.policy.gate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work that an element hands to a worker. @param type as it stands in the file */
record Job(Duty duty, String type) {

    static final String REVIEW_TYPE = "human-review";
    static final String FINALISE_TYPE = "finalise-decision";

    /** The one sort of expression whose value is plain: a FEEL string without escapes. */
    private static final Pattern LITERAL = Pattern.compile("=\\s*\"([^\"\\\\]*)\"\\s*");
    /** As the engine tells an expression from static text. */
    private static final Pattern EXPRESSION = Pattern.compile("=.+", Pattern.DOTALL);

    enum Duty { REVIEW, FINALISE, MAY_FINALISE, OTHER }

    static Job of(String type) {
        return new Job(value(type).map(value -> value.equals(FINALISE_TYPE) ? Duty.FINALISE
                : type.equals(REVIEW_TYPE) ? Duty.REVIEW : Duty.OTHER).orElse(Duty.MAY_FINALISE), type);
    }

    /** @return the value of static text or of a literal, empty for any other expression */
    static Optional<String> value(String text) {
        if (!EXPRESSION.matcher(text).matches()) return Optional.of(text);
        Matcher literal = LITERAL.matcher(text);
        return literal.matches() ? Optional.of(literal.group(1)) : Optional.empty();
    }

    boolean forbidden() {
        return duty == Duty.FINALISE || duty == Duty.MAY_FINALISE;
    }

    /** Anything but a review: only a service task can be one. */
    Job elsewhere() {
        return duty == Duty.REVIEW ? new Job(Duty.OTHER, type) : this;
    }
}
