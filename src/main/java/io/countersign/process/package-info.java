/**
 * The way of a decision through its BPMN process. The engine holds the position, PostgreSQL the truth; commands to the
 * engine leave through an outbox, steps come in as jobs. Later stages take part by implementing {@code StepHandler}.
 */
@ApplicationModule(displayName = "Process",
        allowedDependencies = {"kernel", "audit", "access", "signal", "policy", "policy :: gate", "intake"})
@NullMarked
package io.countersign.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
