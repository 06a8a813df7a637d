package io.countersign.inbox;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Names the state of a task, never the person who holds it. */
public final class TaskRefusals {

    private TaskRefusals() {}

    static Refusal unknown(UUID id) {
        return Refusal.of(Kind.NOT_FOUND, "inbox/unknown-task", "Unknown task", "There is no task " + id
                + " in your queues.");
    }

    /** @param task as it was after the claim failed; open then means that it is open to others */
    static Refusal notOpen(ReviewTask task) {
        if (task.state() == TaskState.OPEN) return Refusal.of(Kind.CONFLICT, "inbox/abstained", "Not your task any more",
                "You abstained from this task, so it is OPEN for others only; or else it came free just now. "
                        + "Take another one.").with("state", task.state());
        return Refusal.of(Kind.CONFLICT, "inbox/not-open", "Task not open",
                "Expected the task to be OPEN, but it is " + task.state() + ". Take another one.")
                .with("state", task.state());
    }

    static Refusal notQualified() {
        return Refusal.of(Kind.CONFLICT, "inbox/not-qualified", "This case needs another qualification",
                "Its use case asks for a qualification that your account does not have. Take another case.");
    }

    static Refusal judgedBefore() {
        return Refusal.of(Kind.CONFLICT, "inbox/same-person", "This review needs somebody else",
                "It contests an outcome that you judged, so another person reviews it. Take another case.");
    }

    static Refusal notNamed() {
        return Refusal.of(Kind.CONFLICT, "inbox/for-others", "This case is for others",
                "It was given to other reviewers by name. Take another case.");
    }

    static Refusal capped(Instant until) {
        return Refusal.of(Kind.CONFLICT, "inbox/capped", "Enough for now", "You have judged as many of these cases within 24"
                + " hours as one person may. More can be taken from " + until.truncatedTo(ChronoUnit.SECONDS) + ".")
                .with("until", until.toString());
    }

    static Refusal seatedBeside() {
        return Refusal.of(Kind.CONFLICT, "inbox/same-person", "This review needs somebody else",
                "You judge this case from another seat or have done so, and each person has one. Take another case.");
    }

    /** Somebody else's, lapsed or answered: whichever, the caller does not hold it now. */
    public static Refusal notHolder(ReviewTask task) {
        return Refusal.of(Kind.CONFLICT, "inbox/not-holder", "You do not hold this task",
                "Expected you to hold the task, but it is " + task.state()
                        + " and not yours, or your lease has ended. Claim it again if it is open.")
                .with("state", task.state());
    }
}
