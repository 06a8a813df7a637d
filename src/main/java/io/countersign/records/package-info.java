/** What becomes of the records: how long they are kept, what must not be erased, and erasing that leaves every proof valid. */
@ApplicationModule(displayName = "Records", allowedDependencies = {"kernel", "audit", "vault", "access", "policy", "intake",
        "verdict", "outcome"})
@NullMarked
package io.countersign.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
