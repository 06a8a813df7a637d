package io.countersign.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules a case is opened under depends on what day it is at the place, and on nothing later. */
class OpeningDayTest {

    private static final LocalDate TURN = LocalDate.of(2027, 1, 1);

    @Test
    void aDayBeginsWhereTheRulesHold() {
        var denver = pack("America/Denver", period(LocalDate.of(2026, 1, 1), null, "P10D"), period(TURN, null, "P20D"));
        assertThat(from(denver, "2027-01-01T06:59:59.999999Z")).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(from(denver, "2027-01-01T07:00:00Z")).isEqualTo(TURN);
        var brussels = pack("Europe/Brussels", period(LocalDate.of(2026, 1, 1), null, "P10D"), period(TURN, null, "P20D"));
        assertThat(from(brussels, "2026-12-31T22:59:59.999999Z")).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(from(brussels, "2026-12-31T23:00:00Z")).isEqualTo(TURN);
    }

    @Test
    void noRuleHoldsBeforeTheFirstDayOrAfterTheLast() {
        var pack = pack("UTC", period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), "P10D"));
        assertThat(pack.rules(Instant.parse("2025-12-31T23:59:59Z"))).isEmpty();
        assertThat(pack.rules(Instant.parse("2026-01-01T00:00:00Z"))).isPresent();
        assertThat(pack.rules(Instant.parse("2026-12-31T23:59:59Z"))).isPresent();
        assertThat(pack.rules(Instant.parse("2027-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void daysAreCountedByThePlacesCalendar() {
        var newYork = pack("America/New_York", period(LocalDate.of(2026, 1, 1), null, "P10D"));
        Instant beforeTheClocksChange = Instant.parse("2026-03-07T17:00:00Z"); // noon there
        assertThat(newYork.rules(beforeTheClocksChange).orElseThrow().outcomeBy(beforeTheClocksChange))
                .hasValue(Instant.parse("2026-03-17T16:00:00Z")); // noon there
        Instant leap = Instant.parse("2028-02-29T12:00:00Z");
        assertThat(Span.of("P1Y").after(leap.atZone(java.time.ZoneOffset.UTC)).toInstant()).isEqualTo("2029-02-28T12:00:00Z");
    }

    @Test
    void aPackThatIsSilentAsksForOnePersonAndNothingElse() {
        var silent = PackRules.NONE;
        assertThat(silent.minimumVerdicts()).isEqualTo(1);
        assertThat(silent.minimumQuorum()).isEqualTo(1);
        assertThat(silent.minimumSecondReviewRate()).isZero();
        assertThat(silent.outcomeBy(Instant.EPOCH)).isEmpty();
        assertThat(silent.keepUntil(Instant.EPOCH)).isEmpty();
        assertThat(silent.contestUntil(Instant.EPOCH)).isEmpty();
        assertThat(silent.notices()).isEmpty();
    }

    @Test
    void aSpanIsReadAndWrittenAlike() {
        for (String text : List.of("P30D", "P1Y2M3D", "PT72H", "P1DT12H", "P2M", "P14D"))
            assertThat(Span.of(text).toString()).isEqualTo(text);
        assertThat(Span.of("P2W")).isEqualTo(Span.of("P14D"));
        assertThat(Span.of("P32D").isLongerThan(Span.of("P1M"))).isTrue();
        assertThat(Span.of("P24M").isLongerThan(Span.of("P2Y"))).isFalse();
    }

    private static LocalDate from(PublishedPack pack, String opened) {
        return pack.rules(Instant.parse(opened)).orElseThrow().from();
    }

    private static PublishedPack pack(String zone, Pack.EffectivePeriod... periods) {
        return new PublishedPack("test", 1, new Pack("test", "Test", "any", zone, "Not legal advice.", List.of(periods)), "");
    }

    private static Pack.EffectivePeriod period(LocalDate from, LocalDate until, String within) {
        var review = new Rules.Review(new Rule<>(Span.of(within), "s", "n"), null, null, null);
        return new Pack.EffectivePeriod(from, until, null, new Rules(review, null, null, null));
    }
}
