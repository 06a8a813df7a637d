package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds tokens of its own and is complete when none is left: a process, a sub-process, all rounds of a multi-instance. */
final class Scope {

    enum Sort { PROCESS, SUB_PROCESS, EVENT_SUB_PROCESS, ROUNDS, COMPENSATION }

    final Sort sort;
    final @Nullable Place owner;
    final @Nullable Container container;
    /** The tokens that it can begin with. */
    final List<List<Place>> starts = new ArrayList<>();
    /** What starts its event sub-processes. */
    final List<Catcher> catchers = new ArrayList<>();
    final List<Move> events = new ArrayList<>();
    final List<Move.Join> joins = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    private final Map<String, Place> byNode = new HashMap<>();
    private final Map<String, Place> byFlow = new HashMap<>();

    Scope(Sort sort, @Nullable Place owner, @Nullable Container container) {
        this.sort = sort;
        this.owner = owner;
        this.container = container;
    }

    void add(Place place) {
        places.add(place);
        byNode.put(place.node.id(), place);
    }

    void addJoin(Place place, String flow) {
        places.add(place);
        byFlow.put(flow, place);
    }

    Place at(Node node) {
        return byNode.get(node.id());
    }

    Place on(Container.Flow flow, Node target) {
        Place join = byFlow.get(flow.id());
        return join == null ? at(target) : join;
    }

    @Nullable Scope parent() {
        return owner == null ? null : owner.scope;
    }
}
