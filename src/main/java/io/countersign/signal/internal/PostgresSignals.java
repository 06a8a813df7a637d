package io.countersign.signal.internal;

import io.countersign.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Listeners on this node hear at once; other nodes hear through NOTIFY. NOTIFY inside the business transaction would
 * make PostgreSQL commit one such transaction at a time, so signals are gathered and sent apart, each once.
 */
@Component
class PostgresSignals implements Signals {

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final Set<Signal> unsent = ConcurrentHashMap.newKeySet();

    record Signal(String channel, String subject) {}

    @Override
    public void afterCommit(String channel, String subject) {
        var signal = new Signal(channel, subject);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            send(signal);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                send(signal);
            }
        });
    }

    private void send(Signal signal) {
        unsent.add(signal);
        deliver(signal);
    }

    void deliver(Signal signal) {
        listeners.getOrDefault(signal.channel(), List.of()).forEach(listener -> listener.accept(signal.subject()));
    }

    /** Signals gathered since the last call, for other nodes. */
    Set<Signal> drain() {
        Set<Signal> drained = Set.copyOf(unsent);
        unsent.removeAll(drained);
        return drained;
    }

    @Override
    public Subscription subscribe(String channel, Consumer<String> listener) {
        List<Consumer<String>> ofChannel = listeners.computeIfAbsent(channel, ignored -> new CopyOnWriteArrayList<>());
        ofChannel.add(listener);
        return () -> ofChannel.remove(listener);
    }
}
