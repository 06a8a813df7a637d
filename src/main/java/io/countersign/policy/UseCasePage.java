package io.countersign.policy;

import java.util.Set;

import io.countersign.access.Role;

/**
 * A page about one use case that a later stage adds to the register's.
 *
 * @param path  below the use case's own
 * @param title as it is linked
 * @param roles any of which opens it
 */
public record UseCasePage(String path, String title, Set<Role> roles) {}
