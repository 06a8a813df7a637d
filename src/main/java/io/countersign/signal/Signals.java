package io.countersign.signal;

import java.util.function.Consumer;

/**
 * "Something changed, look again." A signal carries no facts, may arrive twice or, when a connection breaks, not at
 * all: whoever waits for one also looks once in a while.
 */
public interface Signals {

    /** Sends after the present transaction commits (at once when there is none); not at all if it rolls back. */
    void afterCommit(String channel, String subject);

    /** The listener is called on an arbitrary thread and must be quick. */
    Subscription subscribe(String channel, Consumer<String> listener);

    @FunctionalInterface
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
