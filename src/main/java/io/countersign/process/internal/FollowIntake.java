package io.countersign.process.internal;

import io.countersign.intake.DecisionSubmitted;
import io.countersign.intake.DecisionWithdrawn;
import io.countersign.intake.InformationProvided;
import io.countersign.policy.UseCases;
import io.countersign.process.GoverningProcess;
import io.countersign.process.ProcessCommands;
import io.countersign.process.RoutingFacts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What intake decides, the engine is told, in the same transaction. Variables carry routing facts, never a person's. */
@Component
class FollowIntake {

    private final ProcessCommands commands;
    private final UseCases useCases;
    private final JdbcProcessProblems problems;

    FollowIntake(ProcessCommands commands, UseCases useCases, JdbcProcessProblems problems) {
        this.commands = commands;
        this.useCases = useCases;
        this.problems = problems;
    }

    @EventListener
    void on(DecisionSubmitted event) {
        var decision = event.decision();
        var use = useCases.definition(decision.useCase(), decision.useCaseVersion());
        commands.start(decision.id(), event.contested() == null ? use.processId() : GoverningProcess.CONTEST, RoutingFacts.of(
                decision.id(), decision.useCase(), use, event.adverse(), event.confidence(), decision.dueAt()));
    }

    @EventListener
    void on(DecisionWithdrawn event) {
        commands.tell(event.decision(), "decision-withdrawn");
        problems.forget(event.decision());
    }

    @EventListener
    void on(InformationProvided event) {
        commands.tell(event.decision(), "information-provided");
    }
}
