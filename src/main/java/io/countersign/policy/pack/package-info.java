/**
 * Policy packs: what a jurisdiction asks of reviews, from which day on, as data that stewards publish. No rule of law is
 * in code; this package only knows how rules are written, and which of them contradict each other.
 */
@NamedInterface("pack")
@NullMarked
package io.countersign.policy.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
