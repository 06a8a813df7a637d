package io.countersign.inbox;

import io.countersign.kernel.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inbox. Every change is a compare-and-set: of two who want the same, one gets it and the other learns so. */
public interface Tasks {

    Optional<ReviewTask> find(UUID id);

    List<ReviewTask> ofDecision(UUID decision);

    /** Claims the most urgent open task of the queue that nothing keeps this person from. */
    Optional<ReviewTask> claimNext(String queue, UUID person, Set<String> qualifications, Instant now, Instant leaseUntil,
            boolean someHeld);

    Optional<ReviewTask> claim(UUID id, UUID person, Instant leaseUntil);

    Optional<ReviewTask> extend(UUID id, UUID person, Instant leaseUntil, Instant now);

    /** Back to the queue, or to another one. */
    boolean putBack(UUID id, UUID holder, String queue);

    /** Back to the queue, for others only. */
    boolean abstain(UUID id, UUID holder, String queue);

    boolean finish(UUID id, UUID holder, Instant now);

    /** Takes back one claim that has lapsed. */
    Optional<ReviewTask> expireLease(Instant now);

    /** @return the task as it is now; empty when it is not waiting any more or was escalated before */
    Optional<ReviewTask> escalate(UUID id, String queue, int priority);

    /** Ends whatever tasks the decision has left. */
    List<ReviewTask> close(UUID decision, Instant now);

    Page<ReviewTask> open(Collection<String> queues, @Nullable String cursor, int size);

    List<ReviewTask> heldBy(UUID person);

    /** @param queue null for all that the person worked in */
    Page<ReviewTask> doneBy(UUID person, @Nullable String queue, @Nullable String cursor, int size);

    List<QueueLoad> load(Collection<String> queues, Instant now);

    Set<Integer> opened(UUID task, UUID person);

    /** Again changes nothing. */
    void recordOpening(UUID task, UUID person, int evidence);

    /**
     * @param waiting open tasks, counted up to 10,001
     * @param oldest  since when the longest waiting one does
     */
    record QueueLoad(String queue, long waiting, long overdue, @Nullable Instant oldest) {}
}
