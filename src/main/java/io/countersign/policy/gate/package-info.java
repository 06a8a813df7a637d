/**
 * The gate check: whether a BPMN process can finalise before a person has reviewed. It reads BPMN and plays its tokens, with
 * the JDK alone; {@link io.countersign.policy.gate.GateCheck} is the way in. What it takes for what: {@code docs/gate.md}.
 */
@NamedInterface("gate")
@NullMarked
package io.countersign.policy.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
