package io.countersign.policy.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flow node as it stands in the file.
 *
 * @param work      the job that it makes
 * @param before    the job of a listener that runs when it is entered and must not run before a review
 * @param after     the same, when it has done its work
 * @param inside    what a sub-process holds
 * @param host      the id of the activity that a boundary event is attached to
 * @param interrupting whether an event ends what it interrupts
 * @param called    the id of the process that a call activity calls
 */
record Node(String id, String name, Kind kind, Event event, Optional<Job> work, Optional<Job> before, Optional<Job> after,
            Optional<Loop> loop, @Nullable Container inside, @Nullable String host, boolean interrupting,
            @Nullable String called, boolean compensates) {

    enum Kind {
        START, END, CATCH, THROW, BOUNDARY, TASK, CALL, SUB_PROCESS, EVENT_SUB_PROCESS, AD_HOC,
        EXCLUSIVE, PARALLEL, INCLUSIVE, EVENT_BASED;

        boolean isActivity() {
            return this == TASK || this == CALL || this == SUB_PROCESS || this == AD_HOC;
        }
    }

    /** Multi-instance. @param some whether it surely runs at least once @param condition whether it may end early */
    record Loop(boolean sequential, boolean some, boolean condition) {}

    boolean reviews() {
        return kind == Kind.TASK && work.filter(job -> job.duty() == Job.Duty.REVIEW).isPresent();
    }

    /** What stands for a process that nothing calls. */
    static Node whole(Container process) {
        return new Node(process.id, process.name, Kind.CALL, Event.NONE, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), null, null, true, process.id, false);
    }

    /** Without what belongs to all rounds of it together. */
    Node once() {
        return new Node(id, name, kind, event, work, before, after, Optional.empty(), inside, host, interrupting, called, compensates);
    }

    @Override
    public String toString() {
        return "'" + id + "'" + (name.isEmpty() ? "" : " \"" + name + "\"");
    }
}
