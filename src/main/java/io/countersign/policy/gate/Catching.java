package io.countersign.policy.gate;

import io.countersign.policy.gate.Catcher.Mode;
import io.countersign.policy.gate.Event.Type;
import io.countersign.policy.gate.Move.Raise;
import io.countersign.policy.gate.Move.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events catch what is thrown at a place: the innermost scope that has a fitting one, in which a code goes before the
 * event without code, and event sub-processes and boundary events stand side by side.
 */
final class Catching {

    private Catching() {}

    /** A worker may throw any error while its job is open. */
    static List<Raise> anyError(Place place) {
        return caught(place, Event.of(Type.ERROR), true).map(catcher -> new Raise(catcher, List.of(), false)).toList();
    }

    /** What is thrown by a process that begins anew is not followed: it may be any. */
    static List<Raise> anyEscalation(Place place) {
        return caught(place, Event.of(Type.ESCALATION), true)
                .map(catcher -> new Raise(catcher, List.of(), catcher.mode() == Mode.BESIDE)).toList();
    }

    /** Uncaught, an error ends nothing and its token stays. */
    static List<Raise> error(Place place) {
        return caught(place, place.node.event(), false).map(catcher -> new Raise(catcher, List.of(), false)).toList();
    }

    /** An escalation that ends nothing lets its token go on. */
    static List<Move> escalation(Place place, List<List<Place>> onwards) {
        List<Catcher> catchers = caught(place, place.node.event(), false).toList();
        List<Move> moves = new ArrayList<>();
        for (List<Place> to : onwards) {
            for (Catcher catcher : catchers) moves.add(new Raise(catcher, to, false));
            if (catchers.isEmpty() || !known(place.node.event())) moves.add(new Step(to));
        }
        return moves;
    }

    /** Walks up from the place, until what was found surely catches whatever is left. */
    private static Stream<Catcher> caught(Place place, Event thrown, boolean atActivity) {
        Set<Catcher> found = new LinkedHashSet<>();
        Set<String> taken = new HashSet<>();
        boolean open = !atActivity || level(place.boundaries, thrown, taken, found);
        for (Scope scope = place.scope; open && scope != null; scope = scope.parent()) {
            List<Catcher> level = new ArrayList<>(scope.catchers);
            if (scope.owner != null) level.addAll(scope.owner.boundaries);
            open = level(level, thrown, taken, found);
        }
        return found.stream();
    }

    /** @return whether something thrown may pass these catchers */
    private static boolean level(List<Catcher> level, Event thrown, Set<String> taken, Set<Catcher> found) {
        List<Catcher> fitting = level.stream().filter(catcher -> catcher.event().type() == thrown.type()).toList();
        List<Catcher> byCode = fitting.stream().filter(catcher -> fits(catcher.event().code(), thrown, taken)).toList();
        found.addAll(byCode);
        byCode.forEach(catcher -> taken.add(String.valueOf(catcher.event().code())));
        if (known(thrown) && !byCode.isEmpty()) return false;
        List<Catcher> ofAll = fitting.stream().filter(catcher -> catcher.event().code() == null).toList();
        found.addAll(ofAll);
        return ofAll.stream().noneMatch(catcher -> catcher.event().certain());
    }

    /** A code that was caught further in does not get here. */
    private static boolean fits(@Nullable String code, Event thrown, Set<String> taken) {
        return code != null && (known(thrown) ? code.equals(thrown.code()) : !taken.contains(code));
    }

    private static boolean known(Event thrown) {
        return thrown.code() != null;
    }
}
