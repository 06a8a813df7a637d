package io.countersign.policy.gate;

import org.jspecify.annotations.Nullable;

/**
 * What an event throws or waits for.
 *
 * @param code    the code of an error or escalation, the name of a link, the activity of a compensation; none stands for any
 * @param certain whether the code is known; an unknown one may be any
 */
record Event(Type type, @Nullable String code, boolean certain) {

    static final Event NONE = of(Type.NONE);

    enum Type { NONE, MESSAGE, TIMER, SIGNAL, CONDITION, ERROR, ESCALATION, COMPENSATION, TERMINATE, LINK;

        /** Comes from outside or by the clock, so at any time. */
        boolean spontaneous() {
            return this == MESSAGE || this == TIMER || this == SIGNAL || this == CONDITION;
        }
    }

    static Event of(Type type) {
        return new Event(type, null, true);
    }

    String words() {
        String kind = type.name().toLowerCase();
        return code == null || code.isEmpty() ? kind : kind + " '" + code + "'";
    }
}
