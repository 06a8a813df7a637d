/** The register of use cases: what a service may submit, what a reviewer may decide, who answers for it. */
@ApplicationModule(displayName = "Policy", allowedDependencies = {"kernel", "audit", "access", "signal", "screen", "vault"})
@NullMarked
package io.countersign.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
