package io.countersign.policy.a2i;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.policy.Oversight;
import io.countersign.policy.Oversight.SecondReview;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a flow definition asks of a review: fields of a use case's definition, by their names there. What it does not say is
 * left out.
 *
 * @param reviewWithin how long a case may wait before it is escalated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OversightSettings(String title, @Nullable Duration reviewWithin, Oversight oversight) {

    /**
     * @param verdicts   how many different persons decide each case
     * @param everything the share that was sampled whatever conditions a case meets, of 0 to 1; where several persons judge
     *                   each case, chance asks for nobody more
     */
    static OversightSettings of(String flow, String title, @Nullable Duration reviewWithin, int verdicts, BigDecimal everything) {
        var second = verdicts == 1 && everything.signum() > 0 ? new SecondReview(everything, "a2i-" + flow) : null;
        return new OversightSettings(title, reviewWithin, new Oversight(verdicts, verdicts / 2 + 1, null, second, null, null, null,
                null, null, null));
    }
}
