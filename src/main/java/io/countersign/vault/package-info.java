/**
 * Keeps what is said of a person unreadable to whoever has only the database, and can make it unreadable to everybody.
 * Each person has a key, each case a key under it; the person's key lies under a master key that is kept elsewhere.
 */
@ApplicationModule(displayName = "Vault", allowedDependencies = {"kernel"})
@NullMarked
package io.countersign.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
