/**
 * A small witness (C2SP tlog-witness) that a customer's own security team runs, on a machine of theirs: it remembers the
 * newest tree of each log it was told of and cosigns only what grew from that.
 */
@NullMarked
package io.countersign.audit.witness;

import org.jspecify.annotations.NullMarked;
