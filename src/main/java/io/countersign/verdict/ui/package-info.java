/** The review on the screen: the case, the evidence, the model's answer, the verdict. */
@NullMarked
package io.countersign.verdict.ui;

import org.jspecify.annotations.NullMarked;
