package io.countersign.delivery;

import io.countersign.access.People;
import io.countersign.audit.Trail;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.intake.StopCheck;
import io.countersign.outcome.Outcome;
import io.countersign.outcome.Outcomes;
import io.countersign.outcome.ReleaseTokens;
import io.countersign.process.GoverningProcess;
import io.countersign.process.ProcessPaths;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what there is to say of a decision. */
@Component
public class DecisionStates {

    private final Decisions decisions;
    private final Outcomes outcomes;
    private final ReleaseTokens tokens;
    private final GoverningProcess governing;
    private final ProcessPaths paths;
    private final People people;
    private final Trail trail;
    private final StopCheck stops;

    DecisionStates(Decisions decisions, Outcomes outcomes, ReleaseTokens tokens, GoverningProcess governing,
            ProcessPaths paths, People people, Trail trail, StopCheck stops) {
        this.stops = stops;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.tokens = tokens;
        this.governing = governing;
        this.paths = paths;
        this.people = people;
        this.trail = trail;
    }

    /** @param withToken whether the reader may act on the release: the submitting service alone */
    @Transactional(readOnly = true)
    public DecisionState of(Decision decision, boolean withToken) {
        CaseFile file = decisions.caseFile(decision.id()).orElse(null);
        Outcome outcome = outcomes.of(decision.id()).orElse(null);
        String asked = file != null && decision.status() == DecisionStatus.RETURNED ? file.questions().getLast().question() : null;
        String process = paths.own(decision.id(), governing.of(decision)).orElse(null);
        List<DecisionState.Change> history = trail.of(Decision.stream(decision.id())).stream()
                .map(step -> new DecisionState.Change(step.at(), step.kind())).toList();
        return new DecisionState(decision.id(), decision.reference(), decision.useCase(), stops.shown(decision).status(),
                decision.receivedAt(), decision.dueAt(), file == null ? null : file.recommendation(), released(outcome),
                outcome == null ? null : outcome.releasedAt(),
                outcome == null || !withToken ? null : tokens.token(outcome),
                outcome == null ? null : outcome.accountable(), asked, process, decision.packName(),
                decisions.contested(decision.id()).orElse(null), decisions.contestedBy(decision.id()).orElse(null), history);
    }

    private DecisionState.@Nullable Released released(@Nullable Outcome outcome) {
        if (outcome == null) return null;
        var names = people.names(outcome.reviewers());
        return new DecisionState.Released(outcome.value(), outcome.changed(), outcome.reviewed(), outcome.reasons(),
                outcome.reviewers().stream().map(names::get).filter(Objects::nonNull).toList(), outcome.accountable());
    }
}
