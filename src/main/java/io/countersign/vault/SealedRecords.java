package io.countersign.vault;

import java.util.Map;
import java.util.UUID;

/** Whoever keeps something sealed for a case can disclose it to who may know, and can delete it. */
public interface SealedRecords {

    /** In place of what a service called a case that was erased. */
    String ERASED = "erased";

    /** Files by name, with the salts that show that they are what the log commits to; none once the case was erased. */
    Map<String, byte[]> disclose(UUID caseId);

    /** Deletes what is sealed for the case, and what the service called it; again changes nothing. The caller logs it and destroys the key. */
    void erase(UUID caseId);
}
