package io.countersign.policy;

/**
 * A page about one use case that a later stage adds to the register's.
 *
 * @param path  below the use case's own
 * @param title as it is linked
 */
public record UseCasePage(String path, String title) {}
