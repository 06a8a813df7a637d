/** What becomes of the records: how long they are kept, what must not be erased, and erasing that leaves every proof valid. */
@ApplicationModule(displayName = "Records", allowedDependencies = {"kernel", "audit", "audit :: tlog", "vault", "access", "policy", "policy :: pack",
        "intake", "process", "verdict", "outcome"})
@NullMarked
package io.countersign.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
