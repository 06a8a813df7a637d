package io.countersign.verdict;

import java.util.List;

import io.countersign.inbox.Review;
import io.countersign.inbox.ReviewTask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * How a review stands once one more person has answered.
 *
 * @param given all settling verdicts of the review, the newest last
 */
record Tally(Review review, List<Verdict> given) {

    enum Standing { AGREED, DIFFERING, WAITING }

    /** @param newest what the person was asked who gave the last one */
    Standing after(ReviewTask.Part newest) {
        if (newest == ReviewTask.Part.ADJUDICATION) return Standing.AGREED;
        var last = given.getLast();
        if (given.stream().filter(each -> same(each, last)).count() >= review.quorum()) return Standing.AGREED;
        return given.size() >= review.seats() ? Standing.DIFFERING : Standing.WAITING;
    }

    /** Two persons agree when the same would happen, changes included; their reasons are their own. */
    private static boolean same(Verdict one, Verdict other) {
        return String.valueOf(one.outcome()).equals(other.outcome()) && changes(one).equals(changes(other));
    }

    private static JsonNode changes(Verdict verdict) {
        JsonNode changes = verdict.changes();
        return changes == null || changes.isEmpty() ? NullNode.getInstance() : changes;
    }
}
