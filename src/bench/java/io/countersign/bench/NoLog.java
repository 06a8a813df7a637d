package io.countersign.bench;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.Receipt;
import io.countersign.kernel.Actor;
import java.util.Map;
import java.util.UUID;

/** In place of the log, to tell what it costs: gives receipts for nothing. */
record NoLog(Receipt receipt) implements Log {

    NoLog() {
        this(new Receipt(new UUID(0, 0), "A".repeat(43) + "="));
    }

    @Override
    public Receipt append(String stream, EntryKind kind, Actor actor, Map<String, ?> details) {
        return receipt;
    }
}
