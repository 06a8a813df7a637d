package io.countersign.vault;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys by person and by case. Everything happens in the caller's transaction. */
public interface Vault {

    /**
     * The pseudonym of a person, by which the log knows them. Who was not met before gets one and a key; so does who was
     * erased, because nothing is left to know them by.
     *
     * @param realm   within whose names {@code subject} is meant, such as a client
     * @param subject how the person is called there
     */
    UUID person(String realm, String subject);

    /** The same, without making one. */
    Optional<UUID> find(String realm, String subject);

    /** What is sealed for these persons; who was erased is missing. */
    Map<UUID, Seal> persons(Collection<UUID> people);

    /** Keeps others from beginning cases of this person until the transaction ends. */
    void hold(UUID person);

    /**
     * Makes a key for a case of a person.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException if the person
     *     was erased at this moment: whoever comes again is met anew
     */
    Seal begin(UUID caseId, UUID person);

    /** What is sealed for a case; empty if it was erased. */
    Optional<Seal> ofCase(UUID caseId);

    /** Destroys the key of one case; again changes nothing. What was sealed is for its owner to delete. */
    void destroyCase(UUID caseId);

    /** Whether anything is kept of a person: a case that was not erased. */
    boolean hasCases(UUID person);

    /** Destroys a person's key and the keys of all their cases. @return false when that was done before */
    boolean destroyPerson(UUID person);

    /** A keyed hash, for telling equal content without keeping what it could be guessed from. Its key is for ever. */
    byte[] fingerprint(byte[] content);

    /** Whether earlier master keys are configured, so that something may lie under them. */
    boolean hasEarlierKeys();

    /**
     * Puts keys that lie under earlier master keys under the present one, in order of the persons.
     *
     * @param after the person with whom the last call ended; null at first
     */
    Rewrapped rewrap(@Nullable UUID after, int most);

    /** @param keys how many @param last the person with whom it ended; null when there are no more */
    record Rewrapped(int keys, @Nullable UUID last) {}
}
