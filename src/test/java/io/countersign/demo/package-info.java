/** {@code countersign demo}: everything on this machine, started, watched and stopped by one process. */
@NullMarked
package io.countersign.demo;

import org.jspecify.annotations.NullMarked;
