package io.countersign.insight.trial;

import io.countersign.insight.Interval;

/**
 * How many of the cases of one class were judged to be of it.
 *
 * @param truth    the outcome that would have been right
 * @param interval of the share, at 95 %
 */
record Detection(String truth, boolean adverse, int cases, int detected, Interval interval) {

    static Detection of(String truth, boolean adverse, int cases, int detected) {
        return new Detection(truth, adverse, cases, detected, Interval.ofShare(detected, cases));
    }

    double share() {
        return (double) detected / cases;
    }
}
