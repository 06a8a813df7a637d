package io.countersign.intake;

import java.math.BigDecimal;

/** A decision was accepted, in the transaction still under way. */
public record DecisionSubmitted(Decision decision, String queue, boolean adverse, BigDecimal confidence) {}
