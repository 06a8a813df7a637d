/** How outcomes reach the services: signed callbacks with retries and dead letters, and calls that wait for a change. */
@ApplicationModule(displayName = "Delivery", allowedDependencies = {"kernel", "audit", "vault", "access", "signal", "policy", "policy :: stop",
        "intake", "process", "inbox", "verdict", "outcome"})
@NullMarked
package io.countersign.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
