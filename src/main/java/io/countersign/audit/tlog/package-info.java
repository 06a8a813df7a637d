/**
 * The formats of a transparency log by C2SP (tlog-tiles, tlog-checkpoint, signed-note, tlog-cosignature, tlog-proof,
 * tlog-witness) over the hashes of RFC 9162. The JDK alone: whoever verifies needs nothing else of ours.
 */
@NamedInterface("tlog")
@NullMarked
package io.countersign.audit.tlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
