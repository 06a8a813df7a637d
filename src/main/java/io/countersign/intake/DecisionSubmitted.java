package io.countersign.intake;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision was accepted, in the transaction still under way.
 *
 * @param contested the decision whose outcome it contests; null for a first one
 */
public record DecisionSubmitted(Decision decision, boolean adverse, BigDecimal confidence, @Nullable UUID contested) {}
