package io.countersign.policy.gate;

import io.countersign.policy.gate.Event.Type;
import io.countersign.policy.gate.Move.Compensate;
import io.countersign.policy.gate.Move.Step;
import io.countersign.policy.gate.Move.Undo;
import io.countersign.policy.gate.Node.Kind;
import io.countersign.policy.gate.Scope.Sort;
import java.util.ArrayList;
import java.util.List;

/**
 * What compensation events throw: the handlers of what was completed in their scope, of completed sub-processes there, and from
 * an event sub-process also of the scope around it. There may always be nothing to undo.
 */
final class Compensation {

    private final Net net;
    private final Place thrower;
    private final Scope inside;
    private final List<Undo> undo = new ArrayList<>();

    private Compensation(Net net, Place thrower) {
        this.net = net;
        this.thrower = thrower;
        this.inside = net.open(Sort.COMPENSATION, new Place(thrower.scope, thrower.node, ""));
    }

    /** Lets the compensation events of a scope do what they do. */
    static void add(Scope scope, Net net) {
        for (Place place : List.copyOf(scope.places)) {
            boolean throwing = place.node.kind() == Kind.THROW || place.node.kind() == Kind.END;
            if (throwing && place.node.event().type() == Type.COMPENSATION) new Compensation(net, place).add();
        }
    }

    private void add() {
        Scope scope = thrower.scope;
        find(scope, List.of(), thrower.node.event().code());
        if (scope.sort == Sort.EVENT_SUB_PROCESS) find(scope.parent(), List.of(), thrower.node.event().code());
        thrower.completions.stream().filter(Step.class::isInstance).forEach(inside.owner.completions::add);
        thrower.completions.add(new Compensate(inside.owner, List.copyOf(undo)));
        net.addMoves();
    }

    /** @param above what must have been completed besides @param only the id of the one activity meant, if only one is */
    private void find(Scope scope, List<Place> above, String only) {
        for (Place place : List.copyOf(scope.places)) {
            if (only != null && !place.node.id().equals(only)) continue;
            List<Place> done = new ArrayList<>(above);
            done.add(place);
            if (scope.container != null) handlers(scope.container, place.node).forEach(handler -> add(done, handler));
            if (place.inside != null && place.inside.sort != Sort.PROCESS) find(place.inside, done, null);
        }
    }

    private void add(List<Place> done, Node handler) {
        done.forEach(place -> place.remembered = true);
        undo.add(new Undo(List.copyOf(done), net.place(inside, handler)));
    }

    private static List<Node> handlers(Container container, Node activity) {
        return container.of(Kind.BOUNDARY).filter(event -> event.event().type() == Type.COMPENSATION
                        && activity.id().equals(event.host()))
                .flatMap(event -> container.associations.getOrDefault(event.id(), List.of()).stream())
                .map(container.nodes::get).filter(node -> node != null).toList();
    }
}
