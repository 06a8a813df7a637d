package io.countersign.promise;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sees which code stages which entries, transaction by transaction, while the application runs as ever. */
public class LoggedTransactions implements BeanPostProcessor {

    private final Queue<List<Staged>> committed = new ConcurrentLinkedQueue<>();

    /** @param by the use case whose code appended it, else the class that did */
    public record Staged(Class<?> by, EntryKind kind) {}

    /** The entries of each transaction that was committed and staged any. */
    public List<List<Staged>> committed() {
        return List.copyOf(committed);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Log log)) return bean;
        return (Log) (stream, kind, actor, details) -> {
            var receipt = log.append(stream, kind, actor, details);
            ofThisTransaction().staged.add(new Staged(caller(), kind));
            return receipt;
        };
    }

    private Gathering ofThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream().filter(Gathering.class::isInstance)
                .map(Gathering.class::cast).findFirst().orElseGet(() -> {
                    var gathering = new Gathering();
                    TransactionSynchronizationManager.registerSynchronization(gathering);
                    return gathering;
                });
    }

    private final class Gathering implements TransactionSynchronization {

        private final List<Staged> staged = new ArrayList<>();

        @Override
        public void afterCommit() {
            committed.add(List.copyOf(staged));
        }
    }

    /** Inside its own code, a use case; the nearest one, as one may cause another. */
    private static Class<?> caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames -> {
            var ours = frames.map(StackWalker.StackFrame::getDeclaringClass).map(Class::getNestHost)
                    .filter(type -> type.getName().startsWith("io.countersign.") && !type.getName().contains("$$")
                            && type != LoggedTransactions.class).toList();
            return ours.stream().filter(type -> type.isAnnotationPresent(UseCase.class)).findFirst()
                    .<Class<?>>map(type -> type).orElse(ours.getFirst());
        });
    }
}
