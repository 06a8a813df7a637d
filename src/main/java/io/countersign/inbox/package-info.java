/** Review tasks in their queues: who may take what next, who holds it and for how long. Our own table, not the engine's. */
@ApplicationModule(displayName = "Inbox",
        allowedDependencies = {"kernel", "audit", "vault", "access", "signal", "policy", "policy :: stop", "policy :: pack", "intake", "process", "screen"})
@NullMarked
package io.countersign.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
