package io.countersign.verdict.ui;

import java.util.List;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.EarlierAnswers.EarlierAnswer;
import io.countersign.inbox.TaskView;
import io.countersign.screen.PlainTable;

/** For an adjudicator: what the reviewers answered, without names and in no order of time. */
final class DifferingAnswersPanel extends Section {

    DifferingAnswersPanel(List<EarlierAnswer> answers, TaskView task) {
        addClassName("differing-answers");
        var heading = new H3("The reviewers differ");
        heading.setId("the-reviewers-differ");
        getElement().setAttribute("aria-labelledby", "the-reviewers-differ");
        var table = new PlainTable("What each of them answered", List.of("Answer", "Reasons", "In their own words"));
        for (EarlierAnswer answer : answers)
            table.append(new Span(ModelAnswer.Outcomes.title(task.outcomes(), answer.outcome())),
                    new Span(String.join(", ", answer.reasons())), new Span(answer.rationale() == null ? "" : answer.rationale()));
        add(heading, new Paragraph("Your verdict decides the case."), table);
    }
}
