package io.countersign.policy.ui;

import java.util.List;
import java.util.stream.Collectors;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.policy.DeclaredModel;
import io.countersign.policy.InputDeclaration;
import io.countersign.policy.Readiness;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.screen.PlainTable;
import io.countersign.screen.Wording;
import org.jspecify.annotations.Nullable;

/** What the newest version says, in sentences where they serve better than fields. */
final class UseCaseFacts extends Div {

    UseCaseFacts(RegisteredUseCase version, Readiness readiness) {
        addClassName("facts");
        var use = version.definition();
        var about = new DescriptionList();
        said(about, "Category", Wording.name(use.category().name()));
        said(about, "Intended use", use.intendedUse());
        said(about, "Excluded uses", use.excludedUses());
        said(about, "People concerned", use.affectedPeople());
        said(about, "Accountable", use.accountable());
        said(about, "Owner of this entry", use.owner());
        said(about, "To be looked at anew after", use.expires() == null ? null : use.expires().toString());
        var oversight = new DescriptionList();
        said(oversight, "Who judges", use.review().sentence());
        said(oversight, "Queue", Wording.name(use.queue()));
        said(oversight, "Time for review", hours(use));
        said(oversight, "Overdue cases go to", use.review().escalationQueue() == null ? "the operator's escalation queue"
                : Wording.name(use.review().escalationQueue()));
        if (use.review().qualification() != null)
            said(oversight, "Reviewers need", Wording.name(use.review().qualification()));
        if (use.review().dailyCap() != null)
            said(oversight, "One person judges", "at most " + use.review().dailyCap() + " such cases within 24 hours");
        if (!use.review().demandedEvidence().isEmpty())
            said(oversight, "To be opened first", String.join(", ", use.review().demandedEvidence()));
        if (use.review().unreviewed() != null)
            said(oversight, "Released unreviewed", use.review().unreviewed().sentence(use));
        readiness.assessment(version).ifPresent(assessed -> {
            said(oversight, "Residual risks", assessed.assessment().residualRisks());
            said(oversight, "Measures", assessed.assessment().measures());
            said(oversight, "Assessed until", assessed.assessment().expires().toString());
        });
        add(section("What it is for", about), section("How people oversee it", oversight), section("What is submitted", inputs(use)),
                section("What can come of it", outcomes(use)), section("Models", models(use)), section("Reasons", reasons(use)));
    }

    private static Section section(String title, com.vaadin.flow.component.Component content) {
        var section = new Section(new H2(title), content);
        section.addClassName("panel");
        return section;
    }

    private static void said(DescriptionList list, String term, @Nullable String words) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(words == null ? "not said" : words));
    }

    private static String hours(UseCaseDefinition use) {
        long minutes = use.reviewWithin().toMinutes();
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    private static PlainTable inputs(UseCaseDefinition use) {
        var table = new PlainTable("Inputs", List.of("Input", "Type", "Required"));
        use.inputs().forEach(input -> table.append(new Span(input.title() + (input.unit() == null ? "" : " (" + input.unit() + ")")),
                new Span(input.type().stream().map(InputDeclaration.Type::toString).collect(Collectors.joining(" or "))),
                new Span(input.required() ? "yes" : "no")));
        return table;
    }

    private static PlainTable outcomes(UseCaseDefinition use) {
        var table = new PlainTable("Outcomes", List.of("Outcome", "For the person"));
        use.outcomes().forEach(outcome -> table.append(new Span(outcome.title()),
                new Span(outcome.adverse() ? "adverse" : "favourable")));
        return table;
    }

    private static PlainTable models(UseCaseDefinition use) {
        var table = new PlainTable("Models whose recommendations are taken", List.of("Model", "Versions", "Limits"));
        List<DeclaredModel> models = use.models() == null ? List.of() : use.models();
        models.forEach(model -> table.append(new Span(model.name().equals("*") ? "any" : model.name()),
                new Span(model.versions().equals(List.of("*")) ? "any" : String.join(", ", model.versions())), new Span(model.limits())));
        return table;
    }

    private static PlainTable reasons(UseCaseDefinition use) {
        var table = new PlainTable("Reasons that reviewers give", List.of("Code", "In words"));
        use.reasonCodes().forEach(reason -> table.append(new Span(reason.code()), new Span(reason.text())));
        return table;
    }
}
