package io.countersign.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was found out about use cases before they may govern cases. Each holds for the versions whose face it saw. */
public interface Assurances {

    /**
     * @param residualRisks what may still go wrong for the people concerned
     * @param measures      what is done against it
     * @param owner         the function that answers for the assessment
     * @param expires       the last day on which it counts
     */
    record Assessment(String residualRisks, String measures, String owner, LocalDate expires) {}

    record Assessed(Assessment assessment, UUID by, Instant at) {}

    record Attested(UUID by, Instant at, @Nullable UUID confirmedBy) {}

    /** That favourable outcomes may be released unreviewed: whoever is first proposes it, another allows it. */
    record Allowed(UUID by, Instant at, @Nullable UUID allowedBy) {

        public boolean byTwo() {
            return allowedBy != null && !allowedBy.equals(by);
        }
    }

    /**
     * @param passMark share of the cases of each class that must be judged rightly, above 0 and at most 1
     * @param passed   null while it runs
     * @param result   as it was told to the log; null while it runs
     */
    record Trial(UUID id, String key, int version, BigDecimal passMark, Set<UUID> reviewers, Instant startedAt,
            @Nullable Boolean passed, @Nullable JsonNode result) {}

    /** The newest. */
    Optional<Trial> tried(String key, Face face);

    Optional<Trial> trial(UUID id);

    /** Of all versions, newest first. */
    List<Trial> trials(String key);

    void startTrial(Trial trial, Face face, UUID startedBy);

    void endTrial(UUID trial, boolean passed, JsonNode result, Instant at);

    /** The newest. */
    Optional<Assessed> assessed(String key, Face face);

    void assess(String key, Face face, Assessed assessed);

    Optional<Attested> attested(String key, Face face);

    void attest(String key, Face face, UUID person, Instant at);

    void confirm(String key, Face face, UUID person, Instant at);

    Optional<Allowed> allowed(String key, Face face);

    /** @param what of the oversight settings it is about */
    void propose(String key, Face face, UnreviewedRelease what, UUID person, Instant at);

    void allow(String key, Face face, UUID person, Instant at);
}
