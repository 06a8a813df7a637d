package io.countersign.inbox;

import java.util.UUID;

import io.countersign.policy.Oversight;
import org.jspecify.annotations.Nullable;

/**
 * What one visit of a process to its review needs, pinned when it opened.
 *
 * @param seats             persons who judge the case
 * @param quorum            how many of them must come to the same; more than half
 * @param sampled           whether chance asked for the second person
 * @param blind             whether reviewers commit a finding before they are sent what the model thinks
 * @param adjudicationQueue whose reviewers decide when too few agree
 * @param escalationQueue   where its tasks go when they wait too long or are handed up
 */
public record Review(long jobKey, UUID decision, int seats, int quorum, boolean sampled, boolean blind, String adjudicationQueue,
        String escalationQueue) {

    static Review of(long jobKey, UUID decision, Oversight oversight, @Nullable String risk, String otherwise) {
        var plan = oversight.planFor(decision);
        String escalation = oversight.escalationQueue() == null ? otherwise : oversight.escalationQueue();
        return new Review(jobKey, decision, plan.seats(), plan.quorum(), plan.sampled(), oversight.blind(decision, risk),
                plan.adjudicationQueue() == null ? escalation : plan.adjudicationQueue(), escalation);
    }
}
