package io.countersign.outcome;

/** An outcome is released, in the transaction still under way. */
public record DecisionReleased(Outcome outcome) {}
