package io.countersign.kernel;

import java.util.UUID;

/** Source of new identifiers. Ids made later sort later (RFC 9562 version 7), so they index and page well. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
