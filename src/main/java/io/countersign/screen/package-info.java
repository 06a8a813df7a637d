/** The few components that several stages show: a process with the path taken, a time that says how far away it is. */
@ApplicationModule(displayName = "Screen", allowedDependencies = "kernel")
@NullMarked
package io.countersign.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
