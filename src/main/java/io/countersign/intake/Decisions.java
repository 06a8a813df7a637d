package io.countersign.intake;

import io.countersign.kernel.Page;
import io.countersign.kernel.Result;
import io.countersign.policy.stop.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decisions in our care. */
public interface Decisions {

    Optional<Decision> find(UUID id);

    /** A client's decisions, newest first; by status as they are shown. */
    Page<Decision> ofClient(String client, @Nullable String reference, @Nullable DecisionStatus status,
            @Nullable UUID cursor, int size);

    /** Holds the decision until the transaction ends, so that what is read stays true until then. */
    Optional<Decision> lock(UUID id);

    /**
     * Moves a decision if the table of moves allows it from where it stands now; otherwise refuses, naming both states.
     * The caller logs the change.
     */
    Result<DecisionStatus> move(UUID id, DecisionStatus to);

    /** The same, from one status only. */
    Result<DecisionStatus> move(UUID id, DecisionStatus from, DecisionStatus to);

    /** Empty for an unknown decision, and once the case was erased. */
    Optional<CaseFile> caseFile(UUID id);

    /** @throws java.util.NoSuchElementException for an unknown decision */
    String recommendedOutcome(UUID id);

    /** The manifest of the case as it was when it had this hash; empty if it never had. */
    Optional<Map<String, String>> manifest(UUID id, String caseHash);

    /** Empty also once the case was erased. */
    Optional<byte[]> evidence(UUID id, int n);

    /** What a stop may be about. @throws java.util.NoSuchElementException for an unknown decision */
    Scope.Case reached(UUID id);

    /** The decision whose outcome this one contests. */
    Optional<UUID> contested(UUID id);

    /** The decision by which this one's outcome is contested. */
    Optional<UUID> contestedBy(UUID id);

    /** By pseudonym, whom the decision is about. */
    Optional<UUID> person(UUID id);

    /** All decisions about a person. */
    List<UUID> ofPerson(UUID person);

    /** How many there are in each state. */
    Map<DecisionStatus, Long> count();

    /** Where these stand; unknown ones are missing. */
    Map<UUID, DecisionStatus> statuses(Collection<UUID> ids);

    List<UUID> receivedSince(Instant since);

    /** When the oldest of those that have not come to an end was received. */
    Optional<Instant> oldestOpen();

    /**
     * Records a question to the service, to be answered before review goes on.
     *
     * @param blind whether it was asked without knowing what the model thinks
     */
    void ask(UUID id, String question, boolean blind);
}
