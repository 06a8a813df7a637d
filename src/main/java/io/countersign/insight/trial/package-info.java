/** Trials: before a use case goes live, named reviewers judge cases whose answer is known, through the inbox as ever. */
@NullMarked
package io.countersign.insight.trial;

import org.jspecify.annotations.NullMarked;
