package io.countersign.policy.stop;

/** Told within the transaction that releases it. */
public record StopReleased(Stop stop) {}
