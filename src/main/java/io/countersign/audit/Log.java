package io.countersign.audit;

import io.countersign.kernel.Actor;
import java.util.Map;

/** Where every change of state is recorded, in the transaction that makes it. */
public interface Log {

    /**
     * Stages one entry. It becomes part of the log when the caller's transaction commits and vanishes when it rolls back.
     *
     * @param stream  whose history this belongs to, such as {@code decision:<id>}; entries of a stream are chained
     * @param details facts as JSON values (text, whole numbers, booleans, lists, maps); never personal data or free text
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction to belong to
     */
    Receipt append(String stream, EntryKind kind, Actor actor, Map<String, ?> details);
}
