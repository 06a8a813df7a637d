/**
 * The log. An entry is staged in the caller's own transaction; a sequencer gives it its place in the Merkle tree. What
 * is not logged did not happen: the database refuses to commit a consequential change that staged no entry.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = {"kernel", "vault", "signal"})
@NullMarked
package io.countersign.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
