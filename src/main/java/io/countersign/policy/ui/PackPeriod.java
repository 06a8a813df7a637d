package io.countersign.policy.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.policy.pack.Pack.EffectivePeriod;
import io.countersign.policy.pack.Rule;
import io.countersign.policy.pack.Rules;
import io.countersign.policy.pack.Rules.Notice;
import io.countersign.screen.PlainTable;
import io.countersign.screen.Wording;

/** The rules of one period, each with where it stands and what to know before relying on it. */
final class PackPeriod extends Section {

    private final PlainTable rules = new PlainTable("Rules", List.of("Rule", "Asks for", "Source", "What to know"));

    PackPeriod(EffectivePeriod period, boolean today) {
        addClassName("panel");
        var title = new H2(period.effectiveUntil() == null ? "From " + period.effectiveFrom()
                : "From " + period.effectiveFrom() + " until " + period.effectiveUntil());
        if (today) title.add(new Span(" · in force today"));
        add(title);
        if (period.note() != null) add(new Paragraph(period.note()));
        rows(period.rules());
        if (rules.rows().isEmpty()) add(new Paragraph("It asks for nothing of its own."));
        else add(rules);
        if (period.rules().notices() != null) add(notices(period.rules().notices()));
    }

    private void rows(Rules asked) {
        var review = Optional.ofNullable(asked.review());
        row("Outcome within", review.map(Rules.Review::within), SpanWords::of);
        row("Persons who judge", review.map(Rules.Review::verdicts), String::valueOf);
        row("Of them agree", review.map(Rules.Review::quorum), String::valueOf);
        row("A second person looks at", review.map(Rules.Review::secondReviewRate), rate -> Wording.percent(rate.doubleValue()) + " of cases");
        var kept = Optional.ofNullable(asked.retention());
        row("Cases are kept", kept.map(Rules.Keeping::cases), SpanWords::of);
        row("Who decided is known", kept.map(Rules.Keeping::names), SpanWords::of);
        row("The person may contest within", Optional.ofNullable(asked.contestWithin()), SpanWords::of);
    }

    private <T> void row(String name, Optional<Rule<T>> rule, Function<T, String> words) {
        rule.ifPresent(said -> rules.append(new Span(name), new Span(words.apply(said.value())), new Span(said.source()), new Span(said.note())));
    }

    private static PlainTable notices(List<Notice> notices) {
        var table = new PlainTable("What the person is told", List.of("Notice", "When", "Contents", "Source", "What to know"));
        notices.forEach(notice -> table.append(new Span(Wording.name(notice.id())), new Span(due(notice)),
                new Span(String.join("; ", notice.contents())), new Span(notice.source()), new Span(notice.note())));
        return table;
    }

    private static String due(Notice notice) {
        String when = switch (notice.due()) {
            case BEFORE_USE -> " before the use";
            case AFTER_OUTCOME -> " after the outcome";
            case ON_REQUEST -> " after being asked";
        };
        return SpanWords.of(notice.within()) + when + (notice.outcomes() == Notice.Outcomes.ADVERSE ? ", if adverse" : "");
    }
}
