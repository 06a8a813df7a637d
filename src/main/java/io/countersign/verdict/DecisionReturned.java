package io.countersign.verdict;

import java.util.UUID;

/** A reviewer asks the service for information, in the transaction still under way. */
public record DecisionReturned(UUID decision) {}
