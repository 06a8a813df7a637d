package io.countersign.policy.gate;

import io.countersign.policy.gate.Node.Kind;

/** What a process must look like for the engine to take it, as far as the check relies on it. */
final class Shape {

    private Shape() {}

    /** @throws Refusal */
    static void check(Container container) {
        container.nodes.values().forEach(node -> check(container, node));
    }

    private static void check(Container container, Node node) {
        switch (node.kind()) {
            case BOUNDARY -> boundary(container, node);
            case START -> refuseIf(!container.in(node).isEmpty(), node, "is a start event with a flow to it");
            case END -> refuseIf(!container.out(node).isEmpty(), node, "is an end event with a flow from it");
            case SUB_PROCESS -> refuseIf(starts(node) != 1 || node.inside().of(Kind.START).anyMatch(start ->
                    start.event().type() != Event.Type.NONE), node, "is a sub-process without exactly one plain start event");
            case EVENT_SUB_PROCESS -> eventSubProcess(container, node);
            case INCLUSIVE -> {
                if (container.in(node).size() > 1) throw Refusal.undecided("The inclusive gateway " + node
                        + " joins flows, which the engine does not do and the check does not decide.");
            }
            case THROW -> refuseIf(node.event().type() == Event.Type.LINK && container.of(Kind.CATCH).noneMatch(target ->
                    target.event().equals(node.event())), node, "is a link to nowhere");
            default -> {}
        }
    }

    private static void boundary(Container container, Node node) {
        Node host = container.nodes.get(String.valueOf(node.host()));
        refuseIf(host == null || !host.kind().isActivity(), node, "is a boundary event attached to no activity beside it");
        refuseIf(!container.in(node).isEmpty(), node, "is a boundary event with a flow to it");
        refuseIf(node.event().type() == Event.Type.NONE, node, "is a boundary event of nothing");
    }

    private static void eventSubProcess(Container container, Node node) {
        refuseIf(starts(node) != 1, node, "is an event sub-process without exactly one start event");
        refuseIf(!container.in(node).isEmpty() || !container.out(node).isEmpty(), node, "is an event sub-process with a flow");
        Event event = node.inside().of(Kind.START).findFirst().orElseThrow().event();
        refuseIf(event.type() == Event.Type.NONE, node, "is an event sub-process that nothing starts");
        if (event.type() == Event.Type.COMPENSATION) throw Refusal.undecided("The event sub-process " + node
                + " is started by compensation, which the engine does not do and the check does not decide.");
    }

    private static long starts(Node node) {
        return node.inside().of(Kind.START).count();
    }

    private static void refuseIf(boolean wrong, Node node, String what) {
        if (wrong) throw Refusal.malformed(node + " " + what + ".");
    }
}
