package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.Oversight.Plan;
import io.countersign.policy.Oversight.SecondReview;
import org.junit.jupiter.api.Test;

class OversightTest {

    @Test
    void whoeverSaysNothingHasOneReviewer() {
        assertThat(Oversight.SINGLE.planFor(UUID.randomUUID())).isEqualTo(new Plan(1, 1, false, null));
        assertThat(Oversight.SINGLE.objections()).isEmpty();
    }

    @Test
    void withoutAQuorumAllMustAgree() {
        assertThat(new Oversight(3, null, "senior", null, null, null, null).planFor(UUID.randomUUID())).isEqualTo(new Plan(3, 3, false, "senior"));
    }

    @Test
    void theSameCaseIsAlwaysDrawnAlikeAndAsManyAsTheRateSays() {
        var settings = new Oversight(null, null, null, new SecondReview(new BigDecimal("0.2"), "seed"), null, null, null);
        var ids = IntStream.range(0, 20_000).mapToObj(n -> new UUID(7, n)).toList();
        long sampled = ids.stream().filter(id -> settings.planFor(id).sampled()).count();
        assertThat(sampled).isBetween(3_800L, 4_200L);
        assertThat(ids).allMatch(id -> settings.planFor(id).equals(settings.planFor(id)));
        var other = new Oversight(null, null, null, new SecondReview(new BigDecimal("0.2"), "another seed"), null, null, null);
        assertThat(ids).anyMatch(id -> settings.planFor(id).seats() != other.planFor(id).seats());
    }

    @Test
    void aRateOfNothingAsksNobodyAndOneAsksAlways() {
        assertThat(new Oversight(null, null, null, new SecondReview(BigDecimal.ZERO, "s"), null, null, null).planFor(UUID.randomUUID()).seats()).isEqualTo(1);
        assertThat(new Oversight(null, null, null, new SecondReview(BigDecimal.ONE, "s"), null, null, null).planFor(UUID.randomUUID()).seats()).isEqualTo(2);
    }

    @Test
    void aJurisdictionMayAskForMoreAndNeverForLess() {
        var two = new Oversight(2, null, null, null, null, null, null);
        assertThat(two.atLeast(1, 1, BigDecimal.ZERO, "p").planFor(UUID.randomUUID())).isEqualTo(new Plan(2, 2, false, null));
        assertThat(two.atLeast(3, 2, BigDecimal.ZERO, "p").planFor(UUID.randomUUID())).isEqualTo(new Plan(3, 3, false, null));
        assertThat(new Oversight(3, 2, null, null, null, null, null).atLeast(5, 1, BigDecimal.ZERO, "p").planFor(UUID.randomUUID()))
                .isEqualTo(new Plan(5, 3, false, null));
        assertThat(Oversight.SINGLE.atLeast(1, 1, BigDecimal.ONE, "p").planFor(UUID.randomUUID())).isEqualTo(new Plan(2, 2, true, null));
    }

    @Test
    void settingsThatContradictThemselvesAreRefusedByName() {
        assertThat(pointers(new Oversight(0, null, null, null, null, null, null))).containsExactly("/oversight/verdicts");
        assertThat(pointers(new Oversight(10, null, null, null, null, null, null))).containsExactly("/oversight/verdicts");
        assertThat(pointers(new Oversight(4, 2, null, null, null, null, null))).containsExactly("/oversight/quorum");
        assertThat(pointers(new Oversight(2, 3, null, null, null, null, null))).containsExactly("/oversight/quorum");
        assertThat(pointers(new Oversight(1, null, "No Queue", null, null, null, null))).containsExactly("/oversight/adjudicationQueue");
        assertThat(pointers(new Oversight(2, null, null, new SecondReview(new BigDecimal("1.5"), " "), null, null, null)))
                .containsExactly("/oversight/secondReview/rate", "/oversight/secondReview/seed", "/oversight/secondReview");
    }

    private static Stream<String> pointers(Oversight settings) {
        return settings.objections().stream().map(FieldError::pointer);
    }
}
