/** Submissions: checked against their use case, kept with their evidence, answered with a receipt. */
@ApplicationModule(displayName = "Intake", allowedDependencies = {"kernel", "audit", "vault", "access", "signal", "policy", "policy :: stop", "policy :: pack"})
@NullMarked
package io.countersign.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
