/** What an operator installs: the chart, rendered and checked without a cluster. */
@NullMarked
package io.countersign.deployment;

import org.jspecify.annotations.NullMarked;
