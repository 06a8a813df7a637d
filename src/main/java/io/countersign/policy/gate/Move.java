package io.countersign.policy.gate;

import java.util.List;

/** What a token can do. Two moves are the same only if they are one object. */
sealed interface Move {

    /** Where its own token goes on. */
    List<Place> to();

    /** The token goes on, as one for each place; at no place it is gone. */
    record Step(List<Place> to) implements Move {}

    /** An event catches. @param stays whether the token stays where it is besides */
    record Raise(Catcher catcher, List<Place> to, boolean stays) implements Move {}

    /** Everything in the scope ends, and so the scope completes. */
    record Terminate() implements Move {
        @Override
        public List<Place> to() {
            return List.of();
        }
    }

    /** One token from each flow becomes those at the places. */
    record Join(List<Place> from, List<Place> to) implements Move {}

    /** What was done is undone by its handlers, and then the token goes on from {@code inside}. */
    record Compensate(Place inside, List<Undo> undo) implements Move {
        @Override
        public List<Place> to() {
            return List.of(inside);
        }
    }

    /** @param done what must have been completed @param handler what then runs */
    record Undo(List<Place> done, Place handler) {}
}
