package io.countersign.policy.stop;

import java.util.Map;
import java.util.UUID;

/** Which cases a stop would hold, as those know who keep the cases. */
public interface CasesInReach {

    boolean exists(UUID decision);

    /** How many there are that have not come to an end, by their status. */
    Map<String, Long> open(Scope scope);
}
