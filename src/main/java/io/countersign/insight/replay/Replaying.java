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
import io.countersign.policy.pack.PackRules;
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
        return cases.stream().map(past -> one(past, key, use, oversight, table, then.getOrDefault(past.id(), Happened.NOTHING))).toList();
    }

    private Replayed one(PastCase past, String key, UseCaseDefinition use, Oversight oversight, @Nullable Chosen table, Happened then) {
        var rules = packs.rules(past.pack(), past.receivedAt());
        if (passes(past, use, oversight, rules)) return Replayed.unreviewed(past, then);
        var plan = oversight.under(rules, past.pack() == null ? null : past.pack().toString()).planFor(past.id());
        if (table == null) return Replayed.reviewed(past, then.queue() == null ? use.queue() : then.queue(), plan, true, then);
        boolean adverse = use.outcome(past.outcome()).map(Outcome::adverse).orElse(true);
        return switch (table.table().evaluate(table.decision(), RoutingFacts.of(past.id(), key, use, adverse, past.confidence(),
                past.dueAt()), past.receivedAt())) {
            case DraftTable.Answer.Evaluated(var result) ->
                    Replayed.reviewed(past, Routing.of(result, use.queue()).queue(), plan, Routing.namesQueue(result), then);
            case DraftTable.Answer.Failed(var why) -> Replayed.stopped(past, why, then);
        };
    }

    /** Whether the settings let it be released unreviewed, supposing that two stewards allow them and the process asks. */
    private static boolean passes(PastCase past, UseCaseDefinition use, Oversight oversight, PackRules rules) {
        var setting = oversight.unreviewed();
        return setting != null && rules.minimumVerdicts() == 1 && setting.permits(use, past.outcome())
                && !setting.samples(past.id(), rules.minimumSecondReviewRate());
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
