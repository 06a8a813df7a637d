package io.countersign.intake;

import io.countersign.kernel.Page;
import io.countersign.policy.stop.Scope;
import io.countersign.policy.stop.Stop;
import io.countersign.policy.stop.Stops;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether a case is stopped: to be asked by whoever would act on it, in their transaction, and by whoever shows it. */
@Component
public class StopCheck {

    private final Stops stops;
    private final Decisions decisions;

    StopCheck(Stops stops, Decisions decisions) {
        this.stops = stops;
        this.decisions = decisions;
    }

    /** The strictest stop over the case. No other comes into effect until the transaction ends. */
    public Optional<Stop> over(UUID decision) {
        return strictest(stops.binding(), decision);
    }

    /** The same, of those that hold everything up. */
    public Optional<Stop> holding(UUID decision) {
        return over(decision).filter(stop -> stop.grade().holds());
    }

    /** As it is to be shown: HELD while a stop holds it, and else where it stands. */
    public Decision shown(Decision decision) {
        return shown(List.of(decision)).getFirst();
    }

    public Page<Decision> shown(Page<Decision> page) {
        return new Page<>(shown(page.items()), page.next());
    }

    private List<Decision> shown(List<Decision> all) {
        if (all.stream().noneMatch(decision -> decision.status().mayBecome(DecisionStatus.HELD))) return all;
        var holding = stops.inForce().stream().filter(stop -> stop.grade().holds()).toList();
        if (holding.isEmpty()) return all;
        return all.stream().map(decision -> decision.status().mayBecome(DecisionStatus.HELD)
                && strictest(holding, decision.id()).isPresent() ? decision.as(DecisionStatus.HELD) : decision).toList();
    }

    private Optional<Stop> strictest(List<Stop> inForce, UUID decision) {
        if (inForce.isEmpty()) return Optional.empty();
        Scope.Case reached = decisions.reached(decision);
        return inForce.stream().filter(stop -> stop.scope().covers(reached)).max(java.util.Comparator.comparing(Stop::grade));
    }
}
