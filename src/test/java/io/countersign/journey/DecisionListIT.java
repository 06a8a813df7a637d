package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealStackTest
class DecisionListIT extends Parties {

    @Autowired
    private Decisions decisions;

    @Test
    void aServiceFindsEachOfItsDecisionsOnceTheLatestFirst() {
        String reference = "LIST-" + UUID.randomUUID();
        var submitted = Stream.generate(() -> submitted(loan(reference))).limit(5).toList();
        submitted.forEach(id -> awaitStatus(service("loan-service"), id, "IN_REVIEW"));
        assertThat(listed(reference, null)).isEqualTo(submitted.reversed());
        assertThat(listed(reference, DecisionStatus.IN_REVIEW)).isEqualTo(submitted.reversed());
        assertThat(listed(reference, DecisionStatus.RELEASED)).isEmpty();
    }

    private List<String> listed(String reference, @Nullable DecisionStatus status) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            Page<Decision> page = decisions.ofClient("loan-service", reference, status,
                    cursor == null ? null : UUID.fromString(cursor), 2);
            page.items().forEach(decision -> ids.add(decision.id().toString()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }
}
