package io.countersign.policy.gate;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The moves by which {@link Reach} got to a goal, and those that must happen beside them. A game of these alone is soon over. */
final class Hint {

    private final Reach reach;
    private final Set<Move> moves = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Place> arriving = new HashSet<>();
    private final Set<Place> going = new HashSet<>();
    private final Set<Scope> completing = new HashSet<>();

    private Hint(Reach reach) {
        this.reach = reach;
    }

    static Set<Move> of(Reach reach, Place goal) {
        Hint hint = new Hint(reach);
        hint.arrive(goal);
        return hint.moves;
    }

    private void arrive(Place place) {
        for (Place current = place; current != null && arriving.add(current); ) {
            Reach.Cause cause = reach.cause(current);
            if (cause == null) return;
            if (cause.move() != null) add(cause.from(), cause.move());
            current = cause.from();
        }
    }

    private void add(Place from, Move move) {
        if (!moves.add(move)) return;
        if (move instanceof Move.Join join) join.from().forEach(this::arrive);
        if (move instanceof Move.Compensate compensate) compensate.undo().forEach(undo -> undo.done().forEach(this::done));
        if (from.inside != null && from.completions.contains(move)) complete(from.inside);
    }

    /** Compensation asks for it: it is reached and left by its own end. */
    private void done(Place place) {
        arrive(place);
        place.completions.stream().limit(1).forEach(move -> add(place, move));
    }

    private void complete(Scope scope) {
        if (!completing.add(scope)) return;
        scope.starts.stream().filter(start -> start.stream().allMatch(place -> reach.gone(place) != null)).findFirst()
                .ifPresent(start -> start.forEach(this::go));
        for (Place place : scope.places) {
            if (!reach.reached(place)) continue;
            place.completions.stream().filter(Move.Terminate.class::isInstance).findFirst().ifPresent(move -> {
                arrive(place);
                add(place, move);
            });
        }
        for (Catcher catcher : scope.catchers)
            if (reach.reached(catcher.target()) && reach.gone(catcher.target()) != null) {
                arrive(catcher.target());
                go(catcher.target());
            }
    }

    /** Lets a token be gone, with whatever becomes of it. */
    private void go(Place place) {
        Deque<Place> open = new ArrayDeque<>(List.of(place));
        while (!open.isEmpty()) {
            Place next = open.remove();
            Move move = reach.gone(next);
            if (move == null || !going.add(next)) continue;
            add(next, move);
            List<Place> to = move instanceof Move.Raise raise ? List.of(raise.catcher().target()) : move.to();
            if (!next.completions.contains(move) && !next.events.contains(move)) to.forEach(this::arrive);
            open.addAll(to);
        }
    }
}
