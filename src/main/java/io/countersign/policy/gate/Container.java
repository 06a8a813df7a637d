package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A process or sub-process with what lies directly in it. */
final class Container {

    record Flow(String id, String source, String target, boolean conditional) {}

    final String id;
    final String name;
    final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Flow>> from = new HashMap<>();
    private final Map<String, List<Flow>> to = new HashMap<>();
    /** From a compensation boundary event to what it leads to. */
    final Map<String, List<String>> associations;
    /** The listeners of a process; a sub-process has them as a node. */
    final Optional<Job> before;
    final Optional<Job> after;

    Container(String id, String name, Optional<Job> before, Optional<Job> after, Map<String, List<String>> associations) {
        this.id = id;
        this.name = name;
        this.before = before;
        this.after = after;
        this.associations = associations;
    }

    Node node(String id) {
        Node node = nodes.get(id);
        if (node == null) throw Refusal.malformed("'" + id + "' is not an element of '" + this.id + "', though one there refers to it.");
        return node;
    }

    void add(Flow flow) {
        from.computeIfAbsent(flow.source(), source -> new ArrayList<>()).add(flow);
        to.computeIfAbsent(flow.target(), target -> new ArrayList<>()).add(flow);
    }

    List<Flow> out(Node node) {
        return from.getOrDefault(node.id(), List.of());
    }

    List<Flow> in(Node node) {
        return to.getOrDefault(node.id(), List.of());
    }

    Stream<Node> of(Node.Kind kind) {
        return nodes.values().stream().filter(node -> node.kind() == kind);
    }

    Stream<Node> all() {
        return nodes.values().stream().flatMap(node -> node.inside() == null ? Stream.of(node)
                : Stream.concat(Stream.of(node), node.inside().all()));
    }
}
