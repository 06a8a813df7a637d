package io.countersign.policy.a2i;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The activation conditions of a flow definition as alternatives: whoever meets all conditions of one of them is meant. */
final class Activation {

    private static final int MOST = 200;

    private final List<NotCarried> left;
    private final Conditions conditions;

    Activation(List<NotCarried> left) {
        this.left = left;
        this.conditions = new Conditions(left);
    }

    /** @return those that mean the largest share first */
    List<Alternative> read(JsonNode root, String at) {
        if (!root.path("Conditions").isArray()) throw new UnreadableFlow(at + ": expected an array 'Conditions'");
        for (String name : root.propertyNames())
            if (!name.equals("Conditions")) left.add(new NotCarried(at + "/" + name, "is not known"));
        return any(root.path("Conditions"), at + "/Conditions").stream().distinct()
                .sorted(Comparator.comparing(Alternative::rate).reversed().thenComparing(Alternative::ofConfidence)).toList();
    }

    private List<Alternative> any(JsonNode items, String at) {
        var all = new ArrayList<Alternative>();
        for (int i = 0; i < items.size(); i++) all.addAll(alternatives(items.get(i), at + "/" + i));
        return bounded(all, at);
    }

    private List<Alternative> all(JsonNode items, String at) {
        List<Alternative> all = null;
        for (int i = 0; i < items.size(); i++) {
            List<Alternative> next = alternatives(items.get(i), at + "/" + i);
            all = all == null ? next : bounded(all.stream().flatMap(one -> next.stream().map(one::and)).toList(), at);
        }
        return all == null ? List.of() : all;
    }

    private List<Alternative> alternatives(JsonNode node, String at) {
        if (node.path("Or").isArray() && node.size() == 1) return any(node.path("Or"), at + "/Or");
        if (node.path("And").isArray() && node.size() == 1) return all(node.path("And"), at + "/And");
        if (node.path("ConditionType").isString()) return conditions.read(node, at).stream().toList();
        left.add(new NotCarried(at, "is neither a condition nor And nor Or"));
        return List.of();
    }

    private static List<Alternative> bounded(List<Alternative> alternatives, String at) {
        if (alternatives.size() > MOST) throw new UnreadableFlow(at + ": its conditions combine to more than " + MOST
                + " alternatives, which no table shows at a glance; simplify them first");
        return alternatives;
    }
}
