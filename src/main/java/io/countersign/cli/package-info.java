/** Commands a person runs: against a running Countersign, over HTTP only, or on files before these are deployed. */
@ApplicationModule(allowedDependencies = "policy :: gate")
@NullMarked
package io.countersign.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
