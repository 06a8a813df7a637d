/** Commands a person runs against a running Countersign, over HTTP only. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.countersign.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
