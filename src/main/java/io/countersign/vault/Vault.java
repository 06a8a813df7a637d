package io.countersign.vault;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    /** Destroys a person's key and the keys of all their cases. */
    void destroyPerson(UUID person);

    /** A keyed hash, for telling equal content without keeping what it could be guessed from. */
    byte[] fingerprint(byte[] content);

    /** Whether a fingerprint was made of this content, be it under an earlier master key. */
    boolean isOf(byte[] fingerprint, byte[] content);
}
