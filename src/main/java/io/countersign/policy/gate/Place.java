package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a token can be: at a node, or in front of a joining gateway on one of its flows. The net has one for each way of
 * getting into the scope that holds the node.
 */
final class Place {

    final Scope scope;
    final Node node;
    final String note;
    /** What runs while a token is here. */
    @Nullable Scope inside;
    /** The ancestor that begins anew here, for a process that calls itself. */
    @Nullable Scope again;
    /** What must not run before a review: a token here is what the check looks for. */
    @Nullable Job goal;
    /** What a token can do when the node's work is done, which a review's never is. */
    final List<Move> completions = new ArrayList<>();
    /** What can happen to it before. */
    final List<Move> events = new ArrayList<>();
    final List<Catcher> boundaries = new ArrayList<>();
    /** Whether it matters later that it was completed. */
    boolean remembered;

    Place(Scope scope, Node node, String note) {
        this.scope = scope;
        this.node = node;
        this.note = note;
    }

    /** A token here moves on by itself, in one way only and without leaving its scope, and nothing can happen to it before. */
    boolean passes() {
        return inside == null && again == null && goal == null && !remembered && events.isEmpty() && completions.size() == 1
                && completions.getFirst() instanceof Move.Step(List<Place> to) && !to.isEmpty();
    }

    @Override
    public String toString() {
        return node.id();
    }
}
