package io.countersign.inbox;

import java.util.Set;
import java.util.UUID;

import io.countersign.intake.Decision;

/** Cases that are for certain reviewers only. The stage that knows why implements it. */
public interface NamedReviewers {

    /** Empty for everybody who serves the queue. */
    Set<UUID> of(Decision decision);
}
