package io.countersign.policy.gate;

import io.countersign.policy.gate.Tokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plays the tokens of a process in the world where no review completes, all states, the nearest first. It judges no data: a
 * condition may hold or not, anything awaited may come at any time, a worker may complete its job or throw any error.
 */
final class Game {

    private final Net net;
    private final Reach reach;
    private final int mostStates;

    /** @param done the activities that were completed, where compensation asks for it */
    record State(Tokens tokens, Set<Place> done) {}

    private record Link(@Nullable State before, List<Hop> hops) {}

    /** How it ended. */
    sealed interface Result {
        /** @param hops all that happened until the goal was reached */
        record Found(List<Hop> hops) implements Result {}

        record Never() implements Result {}

        record TooManyStates() implements Result {}
    }

    Game(Net net, Reach reach, int mostStates) {
        this.net = net;
        this.reach = reach;
        this.mostStates = mostStates;
    }

    /** @param allowed the moves to try @param oneByOne whether the first token that can move does, and no other */
    Result play(Predicate<Move> allowed, boolean oneByOne) {
        Rules rules = new Rules(reach, allowed, oneByOne);
        Map<State, Link> seen = new HashMap<>();
        Deque<State> queue = new ArrayDeque<>();
        for (List<Place> start : net.root.starts)
            for (Rules.Entry entry : rules.enter(null, start, false)) {
                State state = new State(Tokens.NONE.plus(entry.tokens()), Set.of());
                if (seen.putIfAbsent(state, new Link(null, entry.hops())) == null) queue.add(state);
                if (reachesGoal(entry.hops())) return found(seen, state);
            }
        while (!queue.isEmpty()) {
            State state = queue.remove();
            for (Rules.Outcome outcome : rules.outcomes(net.root, state)) {
                State next = new State(outcome.tokens(), union(state.done(), outcome.done()));
                if (seen.putIfAbsent(next, new Link(state, outcome.hops())) != null) continue;
                if (reachesGoal(outcome.hops())) return found(seen, next);
                if (seen.size() > mostStates) return new Result.TooManyStates();
                queue.add(next);
            }
        }
        return new Result.Never();
    }

    private static boolean reachesGoal(List<Hop> hops) {
        return hops.stream().flatMap(hop -> hop.to().stream()).anyMatch(place -> place.goal != null);
    }

    private static Set<Place> union(Set<Place> before, Set<Place> more) {
        if (before.containsAll(more)) return before;
        Set<Place> union = new HashSet<>(before);
        union.addAll(more);
        return union;
    }

    private static Result found(Map<State, Link> seen, State last) {
        Deque<Link> links = new ArrayDeque<>();
        for (State state = last; state != null; state = seen.get(state).before()) links.push(seen.get(state));
        List<Hop> hops = new ArrayList<>();
        links.forEach(link -> hops.addAll(link.hops()));
        return new Result.Found(hops);
    }
}
