package io.countersign.inbox;

import java.util.UUID;

import io.countersign.policy.Oversight;

/**
 * What one visit of a process to its review needs, pinned when it opened.
 *
 * @param seats             persons who judge the case
 * @param quorum            how many of them must come to the same; more than half
 * @param sampled           whether chance asked for the second person
 * @param adjudicationQueue whose reviewers decide when too few agree
 */
public record Review(long jobKey, UUID decision, int seats, int quorum, boolean sampled, String adjudicationQueue) {

    static Review of(long jobKey, UUID decision, Oversight.Plan plan, String escalationQueue) {
        return new Review(jobKey, decision, plan.seats(), plan.quorum(), plan.sampled(),
                plan.adjudicationQueue() == null ? escalationQueue : plan.adjudicationQueue());
    }
}
