package io.countersign.vault;

import java.util.UUID;

/** Whoever keeps something sealed for a case can also delete it. */
@FunctionalInterface
public interface Erasable {

    /** Deletes what is sealed for the case; again changes nothing. The caller logs it and destroys the key. */
    void erase(UUID caseId);
}
