package io.countersign.verdict.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.TaskView;
import io.countersign.policy.InputDeclaration;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.screen.PlainTable;
import io.countersign.screen.Wording;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What the model recommends, how sure it says it is, and which factors it names. */
final class ModelAnswer extends Section {

    ModelAnswer(TaskView task) {
        addClassNames("panel", "model-answer");
        var recommendation = orMissing(task.recommendation());
        var heading = new H2("The AI's view");
        heading.setId("the-ai-view");
        getElement().setAttribute("aria-labelledby", "the-ai-view");
        add(heading, answer(task, recommendation));
        var summary = recommendation.path("summary").asString("");
        if (!summary.isBlank()) add(new Paragraph(summary));
        add(factors(task));
    }

    private static Component answer(TaskView task, JsonNode recommendation) {
        var outcome = new Span(Outcomes.title(task.outcomes(), recommendation.path("outcome").asString("")));
        outcome.addClassName("outcome");
        var sure = new Span(Wording.percent(recommendation.path("confidence").asDouble()) + " confident by its own figure");
        var model = orMissing(task.model());
        var source = new Span(model.path("name").asString("") + " " + model.path("version").asString(""));
        source.addClassName("source");
        var whole = new Paragraph(outcome, new Span(", "), sure, new Span(" "), source);
        whole.addClassName("answer");
        return whole;
    }

    private static Component factors(TaskView task) {
        var factors = orMissing(task.factors());
        var largest = factors.valueStream().mapToDouble(each -> Math.abs(each.path("contribution").asDouble(0))).max()
                .orElse(0);
        var table = new PlainTable("Factors the model names", List.of("Factor", "Value", "Contribution"));
        factors.valueStream().forEach(factor -> table.append(
                new Span(title(task.declaredInputs(), factor.path("name").asString(""))),
                new Span(Wording.value(factor.get("value"))), contribution(factor.get("contribution"), largest)));
        return table;
    }

    private static Component contribution(@Nullable JsonNode contribution, double largest) {
        if (contribution == null || !contribution.isNumber()) return new Span("not given");
        var value = contribution.asDouble();
        var figure = new Span((value < 0 ? "−" : "+") + String.format(Locale.ROOT, "%.2f", Math.abs(value)));
        figure.addClassName("figure");
        var bar = new Span();
        bar.addClassNames("bar", value < 0 ? "against" : "for");
        bar.getStyle().set("--share", String.format(Locale.ROOT, "%.3f", largest == 0 ? 0 : Math.abs(value) / largest));
        bar.getElement().setAttribute("aria-hidden", "true");
        var whole = new Div(figure, bar);
        whole.addClassName("contribution");
        return whole;
    }

    private static String title(List<InputDeclaration> inputs, String factor) {
        return inputs.stream().filter(input -> input.name().equals(factor)).map(InputDeclaration::title).findFirst()
                .orElseGet(() -> Wording.name(factor));
    }

    private static JsonNode orMissing(@Nullable JsonNode node) {
        return node == null ? MissingNode.getInstance() : node;
    }

    /** Titles for the outcomes' values. */
    static final class Outcomes {

        private Outcomes() {}

        static String title(List<UseCaseDefinition.Outcome> outcomes, String value) {
            return outcomes.stream().filter(outcome -> outcome.value().equals(value))
                    .map(UseCaseDefinition.Outcome::title).findFirst().orElse(value);
        }
    }
}
