package io.countersign.policy.gate;

import io.countersign.policy.gate.Container.Flow;
import io.countersign.policy.gate.Event.Type;
import io.countersign.policy.gate.Move.Join;
import io.countersign.policy.gate.Move.Raise;
import io.countersign.policy.gate.Move.Step;
import io.countersign.policy.gate.Node.Kind;
import io.countersign.policy.gate.Scope.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what can happen at each place, by what the engine does with such a node. */
final class Moves {

    private Moves() {}

    static void add(Scope scope) {
        for (Catcher catcher : scope.catchers)
            if (catcher.event().type().spontaneous()) scope.events.add(new Raise(catcher, List.of(), false));
        if (scope.container != null) scope.container.of(Kind.PARALLEL).forEach(node -> join(scope, node));
        scope.places.forEach(Moves::add);
    }

    private static void add(Place place) {
        for (Catcher catcher : place.boundaries)
            if (catcher.event().type().spontaneous())
                place.events.add(new Raise(catcher, List.of(), catcher.mode() == Catcher.Mode.BESIDE));
        if (place.node.reviews() && place.inside == null) reviewed(place);
        else complete(place);
        boolean works = place.node.work().isPresent() && place.inside == null || place.again != null;
        if (works) place.events.addAll(Catching.anyError(place));
        if (place.again != null) place.events.addAll(Catching.anyEscalation(place));
    }

    /** A review never completes in what is looked at; its listeners run before it counts as completed. */
    private static void reviewed(Place place) {
        place.node.after().ifPresent(job -> place.completions.add(new Step(List.of(afterwards(place, job)))));
    }

    private static void complete(Place place) {
        Node node = place.node;
        Event event = node.event();
        if (place.scope.joins.stream().anyMatch(join -> join.from().contains(place))) return;
        if (place.scope.sort == Sort.ROUNDS) round(place);
        else if (atTheEnd(place).isPresent())
            place.completions.add(new Step(List.of(afterwards(place, atTheEnd(place).get()))));
        else if (node.kind() == Kind.THROW && event.type() == Type.LINK) link(place);
        else if (event.type() == Type.TERMINATE) place.completions.add(new Move.Terminate());
        else if (node.kind() == Kind.END && event.type() == Type.ERROR) place.completions.addAll(Catching.error(place));
        else if (event.type() == Type.ESCALATION && (node.kind() == Kind.THROW || node.kind() == Kind.END))
            place.completions.addAll(Catching.escalation(place, onwards(place)));
        else onwards(place).forEach(to -> place.completions.add(new Step(to)));
    }

    /** The listener of the node, or of the process that it calls. */
    private static Optional<Job> atTheEnd(Place place) {
        return place.node.after().or(() -> place.inside == null || place.inside.sort != Sort.PROCESS ? Optional.empty()
                : place.inside.container.after);
    }

    /** One round of a multi-instance. */
    private static void round(Place place) {
        Node.Loop loop = place.scope.owner.node.loop().orElseThrow();
        atTheEnd(place).ifPresent(job -> place.completions.add(new Step(List.of(afterwards(place, job)))));
        place.completions.add(new Step(List.of()));
        if (loop.sequential()) place.completions.add(new Step(List.of(place)));
        if (loop.condition()) place.completions.add(new Move.Terminate());
    }

    private static void link(Place place) {
        place.scope.container.of(Kind.CATCH).filter(target -> target.event().equals(place.node.event()))
                .forEach(target -> place.completions.add(new Step(List.of(place.scope.at(target)))));
    }

    private static void join(Scope scope, Node node) {
        List<Flow> flows = scope.container.in(node);
        if (flows.size() < 2) return;
        List<Place> from = flows.stream().map(flow -> scope.on(flow, node)).toList();
        Optional<Job> listens = node.before().or(node::after);
        if (listens.isPresent()) scope.joins.add(new Join(from, List.of(afterwards(from.getFirst(), listens.get()))));
        else onwards(from.getFirst()).forEach(to -> scope.joins.add(new Join(from, to)));
    }

    /** Where a listener runs when the node has done its work. */
    private static Place afterwards(Place place, Job job) {
        Place after = new Place(place.scope, place.node, "at its end");
        after.goal = job;
        return after;
    }

    /** Each of the ways in which tokens leave a node. */
    static List<List<Place>> onwards(Place place) {
        Container container = place.scope.container;
        if (container == null) return List.of(List.of());
        List<Flow> flows = container.out(place.node);
        List<List<Place>> ways = new ArrayList<>();
        switch (place.node.kind()) {
            case EXCLUSIVE, EVENT_BASED -> flows.forEach(flow -> ways.add(List.of(target(place.scope, flow))));
            case INCLUSIVE -> Subsets.of(flows).forEach(chosen -> ways.add(targets(place.scope, chosen)));
            default -> implicit(place.scope, flows, ways);
        }
        if (ways.isEmpty()) ways.add(List.of());
        return ways;
    }

    /** All flows without a condition, and any of those with one. */
    private static void implicit(Scope scope, List<Flow> flows, List<List<Place>> ways) {
        List<Flow> always = flows.stream().filter(flow -> !flow.conditional()).toList();
        List<Flow> perhaps = flows.stream().filter(Flow::conditional).toList();
        ways.add(targets(scope, always));
        Subsets.of(perhaps).forEach(chosen -> {
            List<Flow> all = new ArrayList<>(always);
            all.addAll(chosen);
            ways.add(targets(scope, all));
        });
    }

    private static List<Place> targets(Scope scope, List<Flow> flows) {
        return flows.stream().map(flow -> target(scope, flow)).toList();
    }

    private static Place target(Scope scope, Flow flow) {
        return scope.on(flow, scope.container.node(flow.target()));
    }
}
