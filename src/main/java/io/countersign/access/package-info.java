/**
 * The Keycloak adapter: who is calling, what their roles, queues and use cases allow, and who people are. Keycloak
 * holds the accounts; we keep a pseudonym for each person and nothing that logs them in.
 */
@ApplicationModule(displayName = "Access", allowedDependencies = {"kernel", "audit", "vault"})
@NullMarked
package io.countersign.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
