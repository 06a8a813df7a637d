package io.countersign.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The directory of people who have worked here. */
public interface People {

    /** Printed names by pseudonym; people whose identity was erased are missing. */
    Map<UUID, String> names(Collection<UUID> people);

    Optional<UUID> byUsername(String username);

    /** Forgets who somebody is; the pseudonym stays. The caller logs it and destroys the key. */
    void erase(UUID person);
}
