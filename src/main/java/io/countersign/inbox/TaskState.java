package io.countersign.inbox;

/** Open: anyone in the queue may claim it. Done: its holder answered. Closed: its case ended without an answer. */
public enum TaskState {
    OPEN, CLAIMED, DONE, CLOSED
}
