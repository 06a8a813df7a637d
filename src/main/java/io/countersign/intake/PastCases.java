package io.countersign.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.countersign.policy.pack.PackVersion;
import org.jspecify.annotations.Nullable;

/** Cases that came, with no more of each than routing asks for: nothing that is said of anybody. */
public interface PastCases {

    /** @param outcome as the model recommended; {@code confidence} from 0 to 1 */
    record PastCase(UUID id, Instant receivedAt, Instant dueAt, String outcome, BigDecimal confidence, @Nullable PackVersion pack) {}

    /**
     * The newest ones that services submitted in a period; those of trials are nobody's.
     *
     * @param from inclusive, {@code to} exclusive
     */
    List<PastCase> received(String useCase, Instant from, Instant to, int most);
}
