@NullMarked
package io.countersign.insight.trial.internal;

import org.jspecify.annotations.NullMarked;
