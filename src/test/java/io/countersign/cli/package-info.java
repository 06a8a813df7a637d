@NullMarked
package io.countersign.cli;

import org.jspecify.annotations.NullMarked;
