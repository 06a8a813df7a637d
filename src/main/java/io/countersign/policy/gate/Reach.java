package io.countersign.policy.gate;

import io.countersign.policy.gate.Catcher.Mode;
import io.countersign.policy.gate.Move.Compensate;
import io.countersign.policy.gate.Move.Raise;
import io.countersign.policy.gate.Move.Undo;
import io.countersign.policy.gate.Scope.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens can be at most, while no review has completed: each place by itself, as if no two tokens were ever in each
 * other's way. Nothing that can really happen is missing, so a goal that is not reached here is not reached at all; and it is
 * quick, however many branches there are. What it does reach, the {@link Game} plays for certain.
 */
final class Reach {

    /** How a token came to a place. @param from where it was, none at the beginning @param move none where it was put inside */
    record Cause(@Nullable Place from, @Nullable Move move) {}

    private final Map<Place, Cause> causes = new HashMap<>();
    private final List<Place> arrived = new ArrayList<>();
    /** How a token and whatever becomes of it can be gone. */
    private final Map<Place, Move> gone = new HashMap<>();
    private final Set<Scope> completable = new HashSet<>();
    private final Set<Scope> terminated = new HashSet<>();
    private final List<Scope> scopes;

    Reach(Net net) {
        this.scopes = net.scopes();
        net.root.starts.forEach(start -> start.forEach(place -> arrive(place, new Cause(null, null))));
        boolean grew = true;
        while (grew) {
            int before = arrived.size();
            spread();
            grew = drain() || arrived.size() > before;
        }
    }

    /** Lets tokens go on, the nearest first, by what is known so far of scopes that complete. */
    private void spread() {
        int from = 0;
        while (from < arrived.size()) {
            List<Place> fresh = List.copyOf(arrived.subList(from, arrived.size()));
            from = arrived.size();
            fresh.forEach(this::go);
            scopes.forEach(this::join);
        }
    }

    /** The first forbidden job that is reached. */
    Optional<Place> goal() {
        return arrived.stream().filter(place -> place.goal != null).findFirst();
    }

    /** Whether all tokens of a scope can be gone. */
    boolean completes(Scope scope) {
        return completable.contains(scope);
    }

    @Nullable Cause cause(Place place) {
        return causes.get(place);
    }

    @Nullable Move gone(Place place) {
        return gone.get(place);
    }

    boolean reached(Place place) {
        return causes.containsKey(place);
    }

    private void arrive(Place place, Cause cause) {
        if (causes.putIfAbsent(place, cause) == null) arrived.add(place);
    }

    private void go(Place place) {
        if (place.goal != null) return;
        place.events.forEach(move -> move(place, move));
        if (ends(place)) place.completions.forEach(move -> move(place, move));
        if (place.inside == null) return;
        place.inside.starts.forEach(start -> start.forEach(first -> arrive(first, new Cause(place, null))));
        place.inside.events.forEach(move -> move(place, move));
    }

    /** Whether the work at a place can be done. */
    private boolean ends(Place place) {
        Scope scope = place.inside == null ? place.again : place.inside;
        return scope == null || completable.contains(scope);
    }

    private void move(Place place, Move move) {
        Cause cause = new Cause(place, move);
        move.to().forEach(to -> arrive(to, cause));
        if (move instanceof Raise raise) arrive(raise.catcher().target(), cause);
        if (move instanceof Move.Terminate) terminated.add(place.scope);
        if (move instanceof Compensate compensate) compensate.undo().stream().filter(this::toUndo)
                .forEach(undo -> arrive(undo.handler(), cause));
    }

    private boolean toUndo(Undo undo) {
        return undo.done().stream().allMatch(place -> causes.containsKey(place) && !place.completions.isEmpty() && ends(place));
    }

    private void join(Scope scope) {
        for (Move.Join join : scope.joins)
            if (causes.keySet().containsAll(join.from()))
                join.to().forEach(to -> arrive(to, new Cause(join.from().getLast(), join)));
    }

    /** @return whether more can be gone than was known */
    private boolean drain() {
        int known = gone.size() + completable.size();
        boolean grew = true;
        while (grew) {
            int before = gone.size() + completable.size();
            for (Scope scope : scopes.reversed()) {
                scope.places.reversed().forEach(this::drain);
                scope.starts.forEach(start -> start.forEach(this::drain));
                for (Move.Join join : scope.joins)
                    if (allGone(join.to())) join.from().forEach(place -> gone.putIfAbsent(place, join));
                if (scope.owner != null) drain(scope.owner);
                if (canComplete(scope)) completable.add(scope);
            }
            grew = gone.size() + completable.size() > before;
        }
        return gone.size() + completable.size() > known;
    }

    private void drain(Place place) {
        if (gone.containsKey(place) || place.goal != null) return;
        if (ends(place)) place.completions.stream().filter(move -> drains(place, move)).findFirst().ifPresent(move -> gone.put(place, move));
        place.events.stream().filter(move -> drains(place, move)).findFirst().ifPresent(move -> gone.putIfAbsent(place, move));
        for (Catcher catcher : place.boundaries)
            if (catcher.mode() == Mode.INSTEAD_OF_HOST && causes.containsKey(catcher.target()) && gone.containsKey(catcher.target()))
                gone.putIfAbsent(place, new Move.Step(List.of(catcher.target())));
    }

    private boolean drains(Place place, Move move) {
        return switch (move) {
            case Raise raise when raise.stays() -> false;
            case Raise raise -> raise.catcher().mode() == Mode.BESIDE ? allGone(raise.to())
                    : raise.catcher().at() == place.scope && gone.containsKey(raise.catcher().target());
            case Compensate compensate -> gone.containsKey(compensate.inside());
            case Move.Terminate terminate -> false;
            default -> allGone(move.to());
        };
    }

    private boolean allGone(List<Place> places) {
        return gone.keySet().containsAll(places);
    }

    private boolean canComplete(Scope scope) {
        return scope.starts.stream().anyMatch(this::allGone) || terminated.contains(scope)
                || scope.sort == Sort.COMPENSATION && scope.places.stream().anyMatch(place -> causes.containsKey(place) && gone.containsKey(place))
                || scope.catchers.stream().anyMatch(catcher -> catcher.mode() == Mode.INSTEAD_OF_ALL
                        && causes.containsKey(catcher.target()) && gone.containsKey(catcher.target()));
    }
}
