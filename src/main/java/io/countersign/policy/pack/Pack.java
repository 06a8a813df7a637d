package io.countersign.policy.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a place over time.
 *
 * @param jurisdiction   {@code EU}, a country or a part of one by ISO 3166 ({@code US}, {@code US-NY}), or {@code any}
 * @param timeZone       by whose calendar a day begins there
 * @param notLegalAdvice says so, in a sentence
 * @param periods        one after the other without a gap
 */
public record Pack(String id, String title, String jurisdiction, String timeZone, String notLegalAdvice,
        List<EffectivePeriod> periods) {

    /**
     * @param effectiveFrom  the first day on which a case is opened under it
     * @param effectiveUntil the last; absent when it is the day before the next period, or open
     * @param note           what to know about the period as a whole
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EffectivePeriod(LocalDate effectiveFrom, @Nullable LocalDate effectiveUntil, @Nullable String note, Rules rules) {

        boolean holds(LocalDate day) {
            return !day.isBefore(effectiveFrom) && (effectiveUntil == null || !day.isAfter(effectiveUntil));
        }
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The period of the day that it is there; empty before the first and after the last. */
    public Optional<EffectivePeriod> period(Instant opened) {
        LocalDate day = opened.atZone(zone()).toLocalDate();
        return periods.stream().filter(period -> period.holds(day)).reduce((earlier, later) -> later);
    }
}
