package io.countersign.policy.a2i;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Conditions that must hold together.
 *
 * @param conditions none for a sample of everything
 * @param rate       the share of what meets them that A2I sent to workers, above 0 to 1
 */
record Alternative(Set<Condition> conditions, BigDecimal rate) {

    Alternative and(Alternative other) {
        var both = new LinkedHashSet<>(conditions);
        both.addAll(other.conditions);
        return new Alternative(both, rate.multiply(other.rate));
    }

    boolean ofConfidence() {
        return conditions.stream().anyMatch(Condition::ofConfidence);
    }
}
