package io.countersign.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The directory of people who have worked here. */
public interface People {

    /** Printed names by pseudonym; people whose identity was erased are missing. */
    Map<UUID, String> names(Collection<UUID> people);

    Optional<UUID> byUsername(String username);

    /**
     * Known people whom nobody has met since before that day, but not those excepted, at most so many. Each is locked until
     * the transaction ends.
     */
    List<UUID> notSeenSince(LocalDate day, Collection<UUID> except, int most);

    /** How many reviewers who have logged in serve each of these queues; queues that nobody serves are missing. */
    Map<String, Integer> serving(Collection<String> queues);

    /** Forgets who somebody is; the pseudonym stays. The caller logs it and destroys the key. */
    void erase(UUID person);
}
