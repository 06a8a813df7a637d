package io.countersign.intake;

import java.util.UUID;

/** The service took its submission back, in the transaction still under way. */
public record DecisionWithdrawn(UUID decision) {}
