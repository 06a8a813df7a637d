/** Tells the other threads and nodes that something changed, so that screens and waiting calls need not poll. */
@ApplicationModule(displayName = "Signal", allowedDependencies = "kernel")
@NullMarked
package io.countersign.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
