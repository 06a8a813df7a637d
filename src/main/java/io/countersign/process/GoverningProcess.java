package io.countersign.process;

import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.policy.UseCases;
import org.springframework.stereotype.Component;

/** By which process a decision goes: its use case's, or that of contests when it is one. */
@Component
public class GoverningProcess {

    /** The process by which an outcome that was contested is reviewed anew. */
    public static final String CONTEST = "contest";

    private final Decisions decisions;
    private final UseCases useCases;

    GoverningProcess(Decisions decisions, UseCases useCases) {
        this.decisions = decisions;
        this.useCases = useCases;
    }

    /** @return the id of the process */
    public String of(Decision decision) {
        return decisions.contested(decision.id()).isPresent() ? CONTEST
                : useCases.definition(decision.useCase(), decision.useCaseVersion()).processId();
    }
}
