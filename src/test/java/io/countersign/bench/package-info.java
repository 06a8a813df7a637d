/** Measures throughput and latency on the real parts, and the time of every list on a large database. */
@NullMarked
package io.countersign.bench;

import org.jspecify.annotations.NullMarked;
