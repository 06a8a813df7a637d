package io.countersign.delivery.web;

import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.kernel.Page;
import java.time.Instant;
import java.util.UUID;

/** A decision in a service's list. */
record DecisionLine(UUID id, String reference, String useCase, DecisionStatus status, Instant receivedAt, Instant dueAt) {

    static Page<DecisionLine> of(Page<Decision> page) {
        return new Page<>(page.items().stream().map(decision -> new DecisionLine(decision.id(), decision.reference(),
                decision.useCase(), decision.status(), decision.receivedAt(), decision.dueAt())).toList(), page.next());
    }
}
