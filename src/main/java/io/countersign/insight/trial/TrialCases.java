package io.countersign.insight.trial;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What is true of the cases of trials, and what became of them. */
public interface TrialCases {

    /** @param outcome null until it is judged */
    record TrialCase(UUID decision, UUID trial, String truth, @Nullable String outcome) {}

    void add(TrialCase added);

    void judged(UUID decision, String outcome);

    Optional<UUID> trialOf(UUID decision);

    List<TrialCase> of(UUID trial);
}
