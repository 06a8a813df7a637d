package io.countersign.policy.gate;

/**
 * An event that can catch.
 *
 * @param at     the scope whose tokens it changes
 * @param target where its own token then is
 */
record Catcher(Event event, Scope at, Place target, Mode mode) {

    enum Mode {
        /** In place of the activity that it is attached to. */
        INSTEAD_OF_HOST,
        /** In place of everything in the scope. */
        INSTEAD_OF_ALL,
        /** Beside everything, which goes on. */
        BESIDE
    }
}
