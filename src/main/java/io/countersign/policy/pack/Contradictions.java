package io.countersign.policy.pack;

import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.pack.Pack.EffectivePeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a pack that fits the schema contradicts itself or names what does not exist. */
final class Contradictions {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Pack pack;
    private final List<FieldError> found = new ArrayList<>();

    private Contradictions(Pack pack) {
        this.pack = pack;
    }

    static List<FieldError> in(Pack pack) {
        var contradictions = new Contradictions(pack);
        contradictions.place();
        contradictions.periods();
        return contradictions.found;
    }

    private void place() {
        String country = pack.jurisdiction().split("-")[0];
        if (!Set.of("any", "EU").contains(country) && !COUNTRIES.contains(country))
            found.add(new FieldError("/jurisdiction", "names " + country + ", which is no country of ISO 3166"));
        try {
            pack.zone();
        } catch (DateTimeException unknown) {
            found.add(new FieldError("/timeZone", "names " + pack.timeZone() + ", which is no time zone; expected one such as"
                    + " America/New_York"));
        }
    }

    private void periods() {
        for (int i = 0; i < pack.periods().size(); i++) {
            EffectivePeriod period = pack.periods().get(i);
            String at = "/periods/" + i;
            LocalDate until = period.effectiveUntil();
            if (until != null && until.isBefore(period.effectiveFrom()))
                found.add(new FieldError(at + "/effectiveUntil", "is " + until + ", before the period begins on "
                        + period.effectiveFrom()));
            if (i > 0) follows(pack.periods().get(i - 1), period, at);
            found.addAll(RuleContradictions.in(period.rules(), at + "/rules"));
        }
    }

    private void follows(EffectivePeriod before, EffectivePeriod period, String at) {
        LocalDate from = period.effectiveFrom();
        if (!from.isAfter(before.effectiveFrom()))
            found.add(new FieldError(at + "/effectiveFrom", "is " + from + ", but the period before it begins on "
                    + before.effectiveFrom() + "; order periods by their first day"));
        else if (before.effectiveUntil() != null && !from.isAfter(before.effectiveUntil()))
            found.add(new FieldError(at + "/effectiveFrom", "is " + from + ", but the period before it holds until "
                    + before.effectiveUntil() + ": they overlap"));
        else if (before.effectiveUntil() != null && from.isAfter(before.effectiveUntil().plusDays(1)))
            found.add(new FieldError(at + "/effectiveFrom", "is " + from + ", but the period before it ends on "
                    + before.effectiveUntil() + ": no rule holds between them"));
    }
}
