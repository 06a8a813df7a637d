/** Commands a person runs: against a running Countersign, over HTTP only, or on files alone. */
@ApplicationModule(allowedDependencies = {"policy :: gate", "policy :: a2i"})
@NullMarked
package io.countersign.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
