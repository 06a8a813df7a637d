/** Replay: what a draft of routing table and settings would have made of the cases that really came. Nothing is changed. */
@NullMarked
package io.countersign.insight.replay;

import org.jspecify.annotations.NullMarked;
