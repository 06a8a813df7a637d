/** The history on the screen, and one decision with all there is to show of it. */
@NullMarked
package io.countersign.insight.ui;

import org.jspecify.annotations.NullMarked;
