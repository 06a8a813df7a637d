package io.countersign.policy.gate;

import io.countersign.policy.gate.Job.Duty;
import io.countersign.policy.gate.Node.Kind;
import io.countersign.policy.gate.Scope.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All places and moves of a process with the processes that it calls. A process that calls itself begins anew in itself. */
final class Net {

    /** So many places that nobody draws them. */
    private static final int MOST_PLACES = 50_000;
    private static final int DEEPEST = 150;

    /** Holds nothing but the process. */
    final Scope root = new Scope(Sort.PROCESS, null, null);
    private final Processes processes;
    private final List<Scope> scopes = new ArrayList<>();
    private int size;
    private int depth;
    private int moved;

    /** @throws Refusal when a called process is not there or something is not decided */
    Net(Container process, Processes processes) {
        this.processes = processes;
        Place place = new Place(root, Node.whole(process), "");
        root.add(place);
        root.starts.add(List.of(place));
        scopes.add(root);
        run(place, process, start -> true);
        addMoves();
        for (int i = 0; i < scopes.size(); i++) Compensation.add(scopes.get(i), this);
    }

    List<Scope> scopes() {
        return scopes;
    }

    /** To the scopes that have none yet. */
    void addMoves() {
        while (moved < scopes.size()) Moves.add(scopes.get(moved++));
    }

    /** A scope without elements of its own. */
    Scope open(Sort sort, Place owner) {
        Scope scope = new Scope(sort, owner, null);
        scopes.add(scope);
        owner.inside = scope;
        return scope;
    }

    /** @throws Refusal for what is nested too deep */
    Scope open(Sort sort, Place owner, Container container) {
        if (++depth > DEEPEST) throw Refusal.undecided("Sub-processes and calls are nested deeper than " + DEEPEST + " levels.");
        Scope scope = new Scope(sort, owner, container);
        scopes.add(scope);
        owner.inside = scope;
        for (Node node : container.nodes.values()) {
            var flows = container.in(node);
            if (node.kind() == Kind.PARALLEL && flows.size() > 1)
                flows.forEach(flow -> scope.addJoin(new Place(scope, node, ""), flow.id()));
            else place(scope, node);
        }
        container.nodes.values().forEach(node -> addCatcher(scope, node));
        depth--;
        return scope;
    }

    /** A place with all that is inside it. @throws Refusal */
    Place place(Scope scope, Node node) {
        if (++size > MOST_PLACES) throw Refusal.undecided("Calls within calls make more than " + MOST_PLACES + " places.");
        Place place = new Place(scope, node, note(scope, node));
        scope.add(place);
        node.before().ifPresent(job -> place.goal = job);
        if (node.loop().isPresent()) rounds(place, node.loop().get());
        else {
            node.work().filter(Job::forbidden).ifPresent(job -> place.goal = job);
            if (node.kind() == Kind.CALL) call(place);
            else if (node.inside() != null) inside(place, node);
        }
        return place;
    }

    private void rounds(Place place, Node.Loop loop) {
        Scope rounds = open(Sort.ROUNDS, place);
        Place round = place(rounds, place.node.once());
        if (!loop.some()) rounds.starts.add(List.of());
        rounds.starts.add(List.of(round));
        if (!loop.sequential()) rounds.starts.add(List.of(round, round));
    }

    private void inside(Place place, Node node) {
        Scope scope = open(node.kind() == Kind.EVENT_SUB_PROCESS ? Sort.EVENT_SUB_PROCESS : Sort.SUB_PROCESS, place, node.inside());
        if (node.kind() == Kind.AD_HOC) scope.starts.add(List.of(AdHoc.place(scope, place.node)));
        else node.inside().of(Kind.START).forEach(start -> scope.starts.add(List.of(scope.at(start))));
    }

    private void call(Place place) {
        String text = String.valueOf(place.node.called());
        Optional<String> id = Job.value(text);
        if (id.isEmpty()) {
            place.goal = new Job(Duty.MAY_FINALISE, text);
            return;
        }
        Container called = processes.called(id.get(), place.node);
        for (Scope above = place.scope; above != null; above = above.parent())
            if (above.container == called) {
                place.again = above;
                return;
            }
        run(place, called, start -> start.event().type() == Event.Type.NONE);
        if (place.inside.starts.isEmpty()) throw Refusal.malformed("The process '" + called.id + "', which " + place.node
                + " calls, has no plain start event.");
    }

    private void run(Place place, Container process, Predicate<Node> starting) {
        Scope scope = open(Sort.PROCESS, place, process);
        process.of(Kind.START).filter(starting).map(scope::at).forEach(start -> {
            process.before.ifPresent(job -> start.goal = job);
            scope.starts.add(List.of(start));
        });
    }

    private static void addCatcher(Scope scope, Node node) {
        if (node.kind() == Kind.BOUNDARY && node.event().type() != Event.Type.COMPENSATION)
            scope.at(scope.container.node(String.valueOf(node.host()))).boundaries.add(new Catcher(node.event(), scope,
                    scope.at(node), node.interrupting() ? Catcher.Mode.INSTEAD_OF_HOST : Catcher.Mode.BESIDE));
        if (node.kind() == Kind.EVENT_SUB_PROCESS) {
            Node start = node.inside().of(Kind.START).findFirst().orElseThrow();
            scope.catchers.add(new Catcher(start.event(), scope, scope.at(node),
                    start.interrupting() ? Catcher.Mode.INSTEAD_OF_ALL : Catcher.Mode.BESIDE));
        }
    }

    private static String note(Scope scope, Node node) {
        return switch (node.kind()) {
            case BOUNDARY, CATCH -> node.event().words();
            case START -> node.event().type() == Event.Type.NONE ? "" : node.event().words();
            case CALL -> "calls " + node.called();
            default -> scope.sort == Sort.COMPENSATION ? "as compensation" : "";
        };
    }
}
