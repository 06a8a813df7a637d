package io.countersign.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reviews and their seats: a task for each person that a review needs. */
public interface Reviews {

    /**
     * Opens a review with a task for each seat.
     *
     * @param seat what the tasks have in common
     * @return the tasks; none when the step's review is there already
     */
    List<ReviewTask> open(Review review, ReviewTask seat);

    /** @throws org.springframework.dao.EmptyResultDataAccessException for a job that never asked for a review */
    Review find(long jobKey);

    /** Opens one more seat, for whoever decides between those who have answered. */
    ReviewTask adjudicate(ReviewTask last, String queue);

    /** Ends the tasks of a review that nobody has done. */
    List<ReviewTask> closeRest(long jobKey, Instant now);

    /** Whether the person holds another seat of the task's review, or has answered from it. */
    boolean seatedBeside(UUID task, UUID person);

    /** Nobody else claims in this person's name until the transaction ends. */
    void claiming(UUID person);
}
