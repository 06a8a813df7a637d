package io.countersign.verdict.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.TaskView;
import io.countersign.intake.CaseFile;
import io.countersign.policy.InputDeclaration;
import io.countersign.screen.Wording;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of the case: who it is about, the declared inputs in their declared order, what was asked and answered. */
final class CaseFacts extends Section {

    CaseFacts(TaskView task) {
        addClassNames("panel", "facts");
        var heading = new H2("The case");
        heading.setId("the-case");
        getElement().setAttribute("aria-labelledby", "the-case");
        var list = new DescriptionList();
        about(list, task.subject());
        task.declaredInputs().forEach(input -> fact(list, input, task.inputs()));
        add(heading, list);
        var questions = task.questions() == null ? List.<CaseFile.Question>of() : task.questions();
        if (!questions.isEmpty()) add(new H3("Asked and answered"), conversation(questions));
    }

    /** The name first; protected characteristics never get here. */
    private static void about(DescriptionList list, @Nullable JsonNode subject) {
        if (subject == null) return;
        subject.path("attributes").properties().stream()
                .sorted(Comparator.comparing(each -> !each.getKey().equals("name")))
                .forEach(each -> add(list, Wording.name(each.getKey()), Wording.value(each.getValue()), "", ""));
    }

    private static void fact(DescriptionList list, InputDeclaration input, @Nullable JsonNode inputs) {
        var value = inputs == null ? null : inputs.get(input.name());
        if (value == null && !input.required()) return;
        add(list, input.title(), Wording.value(value), value != null && value.isNumber() && input.unit() != null
                ? input.unit() : "", value != null && value.isNumber() ? "number" : "");
    }

    private static void add(DescriptionList list, String title, String value, String unit, String className) {
        var words = new Div(new Span(value));
        if (!unit.isEmpty()) {
            var small = new Span(" " + unit);
            small.addClassName("unit");
            words.add(small);
        }
        if (!className.isEmpty()) words.addClassName(className);
        list.add(new DescriptionList.Term(title), new DescriptionList.Description(words));
    }

    private static DescriptionList conversation(List<CaseFile.Question> questions) {
        var list = new DescriptionList();
        list.addClassName("conversation");
        questions.forEach(each -> list.add(new DescriptionList.Term("Asked: " + each.question()),
                new DescriptionList.Description(each.answer() == null ? "No answer yet" : each.answer())));
        return list;
    }
}
