package io.countersign.policy.gate;

/** Why a process can be refused. */
public enum Rule {
    /** A step of type {@code finalise-decision} can run while no review has completed. */
    FINALISES_UNREVIEWED,
    /** So can a step or a call whose type is an expression, which may be anything. */
    MAY_FINALISE_UNREVIEWED,
    /** A called process is neither among the files nor deployed. */
    CALLS_UNKNOWN_PROCESS,
    /** Something whose behaviour the check does not know, or too much of it. */
    UNDECIDED,
    /** Not a process that can run: an id twice, a flow to nowhere, no start. */
    MALFORMED
}
