package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.List;

/** Follows a run back from its end, from each token to the one that it came from. */
final class Route {

    private final List<Hop> hops;
    private final List<PathElement> path = new ArrayList<>();

    private Route(List<Hop> hops) {
        this.hops = hops;
    }

    /** From the start of an instance to the goal. @param hops all that happened, in order, the goal reached by the last ones */
    static List<PathElement> of(List<Hop> hops) {
        return new Route(hops).back(goal(hops));
    }

    static Place goal(List<Hop> hops) {
        return hops.stream().flatMap(hop -> hop.to().stream()).filter(place -> place.goal != null).findFirst().orElseThrow();
    }

    private List<PathElement> back(Place goal) {
        add(goal, goal.note);
        Place current = goal;
        for (int cause = arrival(goal, hops.size()); cause >= 0; cause = arrival(current, cause)) {
            if (hops.get(cause).from() == null) break;
            cause = end(cause);
            current = hops.get(cause).from();
            boolean overNothing = hops.get(cause).ended() && current.inside != null;
            add(current, overNothing ? "over nothing" : current.note);
        }
        return path.reversed();
    }

    /** Where what was done inside ended, for as long as that was inside of something again. */
    private int end(int cause) {
        int last = cause;
        while (hops.get(last).ended() && hops.get(last).from().inside != null) {
            int inner = lastEnd(hops.get(last).from().inside, last);
            if (inner < 0) return last;
            last = inner;
        }
        return last;
    }

    private int lastEnd(Scope scope, int until) {
        for (int i = until - 1; i >= 0; i--) {
            Hop hop = hops.get(i);
            if (hop.from() != null && hop.from().scope == scope && hop.ended() && hop.to().isEmpty()) return i;
            if (hop.to().contains(scope.owner)) return -1;
        }
        return -1;
    }

    private int arrival(Place place, int until) {
        for (int i = until - 1; i >= 0; i--) if (hops.get(i).to().contains(place)) return i;
        return -1;
    }

    private void add(Place place, String note) {
        boolean whole = place.scope.owner == null && place.goal == null;
        boolean again = !path.isEmpty() && path.getLast().id().equals(place.node.id());
        if (!whole && !again) path.add(new PathElement(place.node.id(), place.node.name(), note));
    }
}
