package io.countersign.policy.gate;

/** Ends the judging of one process or file. The message is one sentence. */
final class Refusal extends RuntimeException {

    private final Rule rule;

    private Refusal(Rule rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
    }

    static Refusal undecided(String message) {
        return new Refusal(Rule.UNDECIDED, message);
    }

    static Refusal malformed(String message) {
        return new Refusal(Rule.MALFORMED, message);
    }

    static Refusal unknownProcess(String message) {
        return new Refusal(Rule.CALLS_UNKNOWN_PROCESS, message);
    }

    Rule rule() {
        return rule;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
