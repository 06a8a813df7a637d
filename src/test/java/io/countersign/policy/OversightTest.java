package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.Oversight.Plan;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OversightTest {

    @Test
    void whoeverSaysNothingHasOneReviewer() {
        assertThat(Oversight.SINGLE.planFor(UUID.randomUUID())).isEqualTo(new Plan(1, 1, false, null));
        assertThat(Oversight.SINGLE.objections()).isEmpty();
    }

    @Test
    void withoutAQuorumAllMustAgree() {
        assertThat(settings("{'verdicts': 3, 'adjudicationQueue': 'senior'}").planFor(UUID.randomUUID())).isEqualTo(new Plan(3, 3, false, "senior"));
    }

    @Test
    void theSameCaseIsAlwaysDrawnAlikeAndAsManyAsTheRateSays() {
        var settings = settings("{'secondReview': {'rate': 0.2, 'seed': 'seed'}}");
        var ids = IntStream.range(0, 20_000).mapToObj(n -> new UUID(7, n)).toList();
        long sampled = ids.stream().filter(id -> settings.planFor(id).sampled()).count();
        assertThat(sampled).isBetween(3_800L, 4_200L);
        assertThat(ids).allMatch(id -> settings.planFor(id).equals(settings.planFor(id)));
        var other = settings("{'secondReview': {'rate': 0.2, 'seed': 'another seed'}}");
        assertThat(ids).anyMatch(id -> settings.planFor(id).seats() != other.planFor(id).seats());
    }

    @Test
    void aRateOfNothingAsksNobodyAndOneAsksAlways() {
        assertThat(settings("{'secondReview': {'rate': 0, 'seed': 's'}}").planFor(UUID.randomUUID()).seats()).isEqualTo(1);
        assertThat(settings("{'secondReview': {'rate': 1, 'seed': 's'}}").planFor(UUID.randomUUID()).seats()).isEqualTo(2);
    }

    @Test
    void aJurisdictionMayAskForMoreAndNeverForLess() {
        var two = settings("{'verdicts': 2}");
        assertThat(two.atLeast(1, 1, BigDecimal.ZERO, "p").planFor(UUID.randomUUID())).isEqualTo(new Plan(2, 2, false, null));
        assertThat(two.atLeast(3, 2, BigDecimal.ZERO, "p").planFor(UUID.randomUUID())).isEqualTo(new Plan(3, 3, false, null));
        assertThat(settings("{'verdicts': 3, 'quorum': 2}").atLeast(5, 1, BigDecimal.ZERO, "p").planFor(UUID.randomUUID()))
                .isEqualTo(new Plan(5, 3, false, null));
        assertThat(Oversight.SINGLE.atLeast(1, 1, BigDecimal.ONE, "p").planFor(UUID.randomUUID())).isEqualTo(new Plan(2, 2, true, null));
    }

    @Test
    void settingsThatContradictThemselvesAreRefusedByName() {
        assertThat(pointers(settings("{'verdicts': 0}"))).containsExactly("/oversight/verdicts");
        assertThat(pointers(settings("{'verdicts': 10}"))).containsExactly("/oversight/verdicts");
        assertThat(pointers(settings("{'verdicts': 4, 'quorum': 2}"))).containsExactly("/oversight/quorum");
        assertThat(pointers(settings("{'verdicts': 2, 'quorum': 3}"))).containsExactly("/oversight/quorum");
        assertThat(pointers(settings("{'adjudicationQueue': 'No Queue'}"))).containsExactly("/oversight/adjudicationQueue");
        assertThat(pointers(settings("{'verdicts': 2, 'secondReview': {'rate': 1.5, 'seed': ' '}}")))
                .containsExactly("/oversight/secondReview/rate", "/oversight/secondReview/seed", "/oversight/secondReview");
    }

    @Test
    void whoJudgesBlindDependsOnChanceOrRiskAndNeverOnTheModel() {
        var always = settings("{'blindFirst': {'when': 'always'}}");
        assertThat(always.blind(UUID.randomUUID(), "low")).isTrue();
        var byRisk = settings("{'blindFirst': {'when': 'by-risk'}}");
        assertThat(byRisk.blind(UUID.randomUUID(), "low")).isFalse();
        assertThat(byRisk.blind(UUID.randomUUID(), "high")).isTrue();
        assertThat(byRisk.blind(UUID.randomUUID(), null)).as("a table that says nothing").isTrue();
        var sampled = settings("{'blindFirst': {'when': 'sampled', 'rate': 0.2, 'seed': 'seed'}}");
        assertThat(IntStream.range(0, 20_000).filter(n -> sampled.blind(new UUID(7, n), "low")).count()).isBetween(3_800L, 4_200L);
        assertThat(Oversight.SINGLE.blind(UUID.randomUUID(), "high")).isFalse();
    }

    @Test
    void blindnessThatContradictsItselfIsRefusedByName() {
        assertThat(pointers(settings("{'blindFirst': {'when': 'sampled'}}")))
                .containsExactly("/oversight/blindFirst/rate", "/oversight/blindFirst/seed");
        assertThat(pointers(settings("{'blindFirst': {'when': 'sampled', 'rate': 0, 'seed': 's'}}")))
                .containsExactly("/oversight/blindFirst/rate");
        assertThat(pointers(settings("{'blindFirst': {'when': 'always', 'rate': 0.5, 'seed': 's'}}")))
                .containsExactly("/oversight/blindFirst/rate", "/oversight/blindFirst/seed");
    }

    @Test
    void evidenceIsAskedForByKind() {
        var settings = settings("{'mandatoryEvidence': ['image/*', 'application/pdf']}");
        assertThat(settings.demands("image/png")).isTrue();
        assertThat(settings.demands("application/pdf")).isTrue();
        assertThat(settings.demands("text/plain")).isFalse();
        assertThat(settings.objections()).isEmpty();
        assertThat(pointers(settings("{'mandatoryEvidence': ['image/*', 'pictures', null]}")))
                .containsExactly("/oversight/mandatoryEvidence/1", "/oversight/mandatoryEvidence/2");
    }

    private static Oversight settings(String json) {
        return JsonMapper.shared().readValue(json.replace('\'', '"'), Oversight.class);
    }

    private static Stream<String> pointers(Oversight settings) {
        return settings.objections().stream().map(FieldError::pointer);
    }
}
