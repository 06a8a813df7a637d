package io.countersign.insight.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.countersign.audit.Trail;
import io.countersign.inbox.Routing;
import io.countersign.intake.Decision;
import io.countersign.intake.PastCases.PastCase;
import io.countersign.policy.Oversight;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCaseDefinition.Outcome;
import io.countersign.policy.pack.Packs;
import io.countersign.process.RoutingFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts past cases before a draft, with the variables that the engine was given for each. */
@Component
class Replaying {

    private static final int AT_ONCE = 1000;

    private final Trail trail;
    private final Packs packs;

    Replaying(Trail trail, Packs packs) {
        this.trail = trail;
        this.packs = packs;
    }

    /** @param decision one that the table holds */
    record Chosen(DraftTable table, String decision) {}

    /** @param table null: every case goes where it went then */
    List<Replayed> replay(List<PastCase> cases, String key, UseCaseDefinition use, Oversight oversight, @Nullable Chosen table) {
        var then = happened(cases);
        return cases.stream().map(past -> {
            var happened = then.getOrDefault(past.id(), Happened.NOTHING);
            var plan = oversight.under(packs.rules(past.pack(), past.receivedAt()), past.pack() == null ? null : past.pack().toString())
                    .planFor(past.id());
            var answer = table == null ? null : table.table().evaluate(table.decision(), RoutingFacts.of(past.id(), key, use,
                    use.outcome(past.outcome()).map(Outcome::adverse).orElse(true), past.confidence(), past.dueAt()), past.receivedAt());
            return switch (answer) {
                case null -> new Replayed(past.id(), past.receivedAt(), happened.queue() == null ? use.queue() : happened.queue(),
                        plan.seats(), plan.sampled(), true, null, happened);
                case DraftTable.Answer.Evaluated(var result) -> new Replayed(past.id(), past.receivedAt(),
                        Routing.of(result, use.queue()).queue(), plan.seats(), plan.sampled(), Routing.namesQueue(result), null, happened);
                case DraftTable.Answer.Failed(var why) -> new Replayed(past.id(), past.receivedAt(), null, 0, false, false, why, happened);
            };
        }).toList();
    }

    private Map<UUID, Happened> happened(List<PastCase> cases) {
        var happened = new HashMap<UUID, Happened>();
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            var streams = new ArrayList<String>();
            cases.subList(from, Math.min(cases.size(), from + AT_ONCE)).forEach(past -> streams.add(Decision.stream(past.id())));
            trail.of(streams, Happened.TOLD_BY).forEach((stream, steps) -> happened.put(Decision.of(stream), Happened.of(steps)));
        }
        return happened;
    }
}
