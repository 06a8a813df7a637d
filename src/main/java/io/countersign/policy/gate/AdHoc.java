package io.countersign.policy.gate;

import io.countersign.policy.gate.Node.Kind;
import java.util.List;

/** What an ad-hoc sub-process does of itself: start anything that nothing leads to, as often as it likes, and end any time. */
final class AdHoc {

    private AdHoc() {}

    static Place place(Scope scope, Node node) {
        Place place = new Place(scope, node, "");
        place.completions.add(new Move.Step(List.of()));
        place.completions.add(new Move.Terminate());
        scope.container.nodes.values().stream().filter(inner -> begins(scope, inner))
                .forEach(inner -> place.completions.add(new Move.Step(List.of(place, scope.at(inner)))));
        return place;
    }

    private static boolean begins(Scope scope, Node node) {
        return scope.container.in(node).isEmpty() && node.kind() != Kind.BOUNDARY && node.kind() != Kind.EVENT_SUB_PROCESS
                && !node.compensates();
    }
}
