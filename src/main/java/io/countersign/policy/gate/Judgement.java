package io.countersign.policy.gate;

import io.countersign.policy.gate.Job.Duty;
import io.countersign.policy.gate.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges one process. */
final class Judgement {

    /** Some seconds of playing. */
    private static final int MOST_STATES = 20_000;
    private static final int MOST_STATES_OF_A_HINT = 5_000;

    private final Definitions definitions;
    private final String process;
    private final Processes processes;

    Judgement(Definitions definitions, String process, Processes processes) {
        this.definitions = definitions;
        this.process = process;
        this.processes = processes;
    }

    /** Why it is refused, if it is. */
    Optional<Finding> finding() {
        try {
            Net net = new Net(definitions.process(process), processes);
            Reach reach = new Reach(net);
            return reach.goal().flatMap(goal -> play(net, reach, goal));
        } catch (Refusal refusal) {
            return Optional.of(finding(refusal.rule(), List.of(), refusal.sentence()));
        }
    }

    private Optional<Finding> play(Net net, Reach reach, Place goal) {
        Set<Move> hint = Hint.of(reach, goal);
        Game.Result quick = new Game(net, reach, MOST_STATES_OF_A_HINT).play(hint::contains, true);
        Game.Result result = quick instanceof Game.Result.Found ? quick : new Game(net, reach, MOST_STATES).play(move -> true, false);
        return switch (result) {
            case Game.Result.Never never -> Optional.empty();
            case Game.Result.Found found -> Optional.of(escape(found.hops()));
            case Game.Result.TooManyStates tooMany -> Optional.of(finding(Rule.UNDECIDED, suspected(reach, goal),
                    "It has more than " + MOST_STATES + " states, which are not all looked at, and it looks as if "
                            + goal.node + " could run before a person has reviewed."));
        };
    }

    private Finding escape(List<Hop> hops) {
        Place goal = Route.goal(hops);
        Job job = goal.goal;
        boolean certain = job.duty() == Duty.FINALISE;
        return finding(certain ? Rule.FINALISES_UNREVIEWED : Rule.MAY_FINALISE_UNREVIEWED, Route.of(hops),
                who(goal, job) + (certain ? " can finalise" : " may finalise") + " before a person has reviewed.");
    }

    private static String who(Place place, Job job) {
        if (place.node.work().filter(job::equals).isPresent()) return job.duty() == Duty.FINALISE
                ? "The step " + place.node : "The step " + place.node + ", whose job type " + job.type() + " can be anything,";
        if (place.node.kind() == Kind.CALL && job.type().equals(place.node.called()))
            return "The call activity " + place.node + ", which calls whatever " + job.type() + " names,";
        return "A listener of " + place.node + (job.duty() == Duty.FINALISE ? "" : ", whose job type " + job.type() + " can be anything,");
    }

    private static List<PathElement> suspected(Reach reach, Place goal) {
        List<Hop> hops = new ArrayList<>();
        for (Place place = goal; place != null; place = reach.cause(place).from())
            hops.addFirst(new Hop(reach.cause(place).from(), List.of(place), false));
        return Route.of(hops);
    }

    private Finding finding(Rule rule, List<PathElement> path, String message) {
        return new Finding(definitions.file(), process, rule, path, message);
    }
}
