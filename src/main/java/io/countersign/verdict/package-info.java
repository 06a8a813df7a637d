/** What reviewers decide, with reasons, over exactly what they were shown. */
@ApplicationModule(displayName = "Verdict",
        allowedDependencies = {"kernel", "audit", "vault", "access", "signal", "policy", "policy :: stop", "intake", "process", "inbox", "screen"})
@NullMarked
package io.countersign.verdict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
