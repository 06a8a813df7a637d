/** What is released: the outcome a person settled, once, with a token that is good for one use. */
@ApplicationModule(displayName = "Outcome", allowedDependencies = {"kernel", "audit", "vault", "access", "signal", "policy", "policy :: stop", "policy :: pack",
        "intake", "process", "inbox", "verdict"})
@NullMarked
package io.countersign.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
