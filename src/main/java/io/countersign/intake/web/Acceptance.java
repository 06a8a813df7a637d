package io.countersign.intake.web;

import io.countersign.audit.Receipt;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import java.util.UUID;

/** What a service gets for a submission: the decision's name, where it stands, and a receipt to check later. */
record Acceptance(UUID id, DecisionStatus status, Receipt receipt) {

    static Acceptance of(Decision decision) {
        return new Acceptance(decision.id(), decision.status(), decision.receipt());
    }
}
