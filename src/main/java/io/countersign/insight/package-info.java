/** Looking back: the history of decisions, their trails, and what they say about the oversight. */
@ApplicationModule(displayName = "Insight", allowedDependencies = {"kernel", "audit", "vault", "access", "signal", "policy",
        "policy :: pack", "policy :: stop", "intake", "process", "inbox", "verdict", "outcome", "delivery", "screen"})
@NullMarked
package io.countersign.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
