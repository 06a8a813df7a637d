package io.countersign.policy.pack;

/**
 * @param source where the rule stands, as the field cites it, such as {@code 12 CFR 1002.9(a)(1)(i)}; or whose choice it is
 * @param note   what to know before relying on it
 */
public record Rule<T>(T value, String source, String note) {}
