package io.countersign.process;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.countersign.policy.UseCaseDefinition;

/** The variables that a case's process starts with, and that routing tables route by. */
public final class RoutingFacts {

    private RoutingFacts() {}

    /**
     * @param adverse    whether what the model recommends takes something from the person
     * @param confidence the model's, from 0 to 1
     */
    public static Map<String, Object> of(UUID decision, String useCase, UseCaseDefinition use, boolean adverse, BigDecimal confidence,
            Instant dueAt) {
        return Map.of("decisionId", decision.toString(), "useCase", useCase, "category",
                use.category().name().toLowerCase(Locale.ROOT).replace('_', '-'), "declaredQueue", use.queue(), "adverse", adverse,
                "confidence", confidence, "escalateAt", dueAt.toString());
    }
}
