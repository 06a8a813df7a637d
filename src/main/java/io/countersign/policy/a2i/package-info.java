/**
 * Reads what Amazon Augmented AI (A2I) calls a flow definition, and says in our terms what it asks for: settings of a review,
 * a routing table, and all that could not be carried over. Knows nothing of a running Countersign.
 */
@NamedInterface("a2i")
@NullMarked
package io.countersign.policy.a2i;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
