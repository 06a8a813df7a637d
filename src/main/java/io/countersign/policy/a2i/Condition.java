package io.countersign.policy.a2i;

/**
 * One thing that a flow definition asks of what a model found.
 *
 * @param feel         the same in FEEL over the facts of {@link Conditions#FACTS}, true or not
 * @param ofConfidence whether it tells how sure the model is
 */
record Condition(String label, String feel, boolean ofConfidence) {}
