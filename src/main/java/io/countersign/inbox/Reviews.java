package io.countersign.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.countersign.policy.Oversight;

/** Reviews and their seats: a task for each person that a review needs. */
public interface Reviews {

    /**
     * Opens a review with a task for each seat.
     *
     * @param oversight who may take a seat, and how many of them
     * @param onlyFor who may take a seat; empty for everybody in the queue
     * @param seat what the tasks have in common
     * @return the tasks; none when the step's review is there already
     */
    List<ReviewTask> open(Review review, Oversight oversight, ReviewTask seat, Set<UUID> onlyFor);

    /** @throws org.springframework.dao.EmptyResultDataAccessException for a job that never asked for a review */
    Review find(long jobKey);

    /** Opens one more seat, for whoever decides between those who have answered. */
    ReviewTask adjudicate(ReviewTask last, String queue);

    /** Ends the tasks of a review that nobody has done. */
    List<ReviewTask> closeRest(long jobKey, Instant now);

    /** Why somebody may not take a task that is open to others. */
    enum Obstacle {
        /** They hold another seat of its review, or have answered from it. */
        SEATED_BESIDE,
        /** It contests what they have judged. */
        JUDGED_BEFORE,
        NOT_QUALIFIED,
        /** It is for others, by name. */
        NOT_NAMED,
        /** They have judged as many of its kind within 24 hours as one person may. */
        CAPPED
    }

    Optional<Obstacle> obstacle(UUID task, UUID person, Set<String> qualifications, Instant now);

    /** When a person may judge more of what waits in a queue; empty when no cap keeps them from it. */
    Optional<Instant> cappedUntil(String queue, UUID person, Instant now);

    /** Nobody else claims in this person's name until the transaction ends. */
    void claiming(UUID person);
}
