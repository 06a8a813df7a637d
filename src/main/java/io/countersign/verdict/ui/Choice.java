package io.countersign.verdict.ui;

import io.countersign.verdict.Verdict;
import java.util.List;

/** The six answers, in the order in which they always stand; none of them is larger or nearer than another. */
enum Choice {
    UPHOLD(Verdict.Kind.UPHOLD, "Uphold", "The recommended outcome stands."),
    OVERRIDE(Verdict.Kind.OVERRIDE, "Override", "Another outcome than the recommended one."),
    MODIFY(Verdict.Kind.MODIFY, "Modify", "An outcome with changes that you describe."),
    RETURN(Verdict.Kind.RETURN, "Return", "Ask the service a question first; the case comes back with the answer."),
    ESCALATE(Verdict.Kind.ESCALATE, "Escalate", "Hand the case up to the escalation queue."),
    ABSTAIN(Verdict.Kind.ABSTAIN, "Abstain", "Leave the case to others; you will not be offered it again.");

    /** What a reviewer may answer who has not committed a finding yet. */
    static final List<Choice> WITHOUT_FINDING = List.of(RETURN, ESCALATE, ABSTAIN);

    private final Verdict.Kind kind;
    private final String word;
    private final String meaning;

    Choice(Verdict.Kind kind, String word, String meaning) {
        this.kind = kind;
        this.word = word;
        this.meaning = meaning;
    }

    Verdict.Kind kind() {
        return kind;
    }

    String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    /** Whether the reviewer names the outcome. */
    boolean asksOutcome() {
        return this == OVERRIDE || this == MODIFY;
    }
}
