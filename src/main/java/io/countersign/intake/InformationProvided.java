package io.countersign.intake;

import java.util.UUID;

/** The service answered a reviewer's question, in the transaction still under way. */
public record InformationProvided(UUID decision) {}
