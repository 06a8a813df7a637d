/** The register of use cases on the screen. */
@NullMarked
package io.countersign.policy.ui;

import org.jspecify.annotations.NullMarked;
