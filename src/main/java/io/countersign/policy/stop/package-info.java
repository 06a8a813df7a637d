/**
 * The stop switch: stewards and operators hold one case, a model's version, a use case or everything, at once and
 * everywhere. That something is stopped is a condition under which all else asks before it acts, and no state of a case.
 */
@NamedInterface("stop")
@NullMarked
package io.countersign.policy.stop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
