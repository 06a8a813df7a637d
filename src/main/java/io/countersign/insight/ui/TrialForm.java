package io.countersign.insight.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.countersign.insight.trial.StartTrial.KnownCase;
import io.countersign.insight.trial.StartTrial.Plan;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import io.countersign.screen.Answered;
import io.countersign.screen.TextFile;
import tools.jackson.databind.ObjectMapper;

/** Who judges which cases, and how many they must get right. */
final class TrialForm extends Section {

    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final TextField reviewers = new TextField("Reviewers, by user name");
    private final TextField passMark = new TextField("Of each class at least so many % judged rightly");
    private final TextArea cases = new TextArea("or pasted here");
    private final Paragraph fromFile = new Paragraph();
    private final Answered answered;
    private String text = "";

    TrialForm(ObjectMapper json, Consumer<Plan> start, Answered answered) {
        this.answered = answered;
        addClassName("panel");
        reviewers.setHelperText("People who have logged in here before, with commas between");
        passMark.setValue("80");
        cases.addClassName("definition");
        cases.setHelperText("A JSON list, or a line of JSON for each case: {\"submission\": {…}, \"truth\": \"deny\"}");
        var begin = new Button("Start the trial",
                _ -> begin(KnownCases.read(cases.getValue().isBlank() ? text : cases.getValue(), json), start));
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2("Hold a trial"), new Paragraph("Named reviewers judge cases whose answer is known. The cases come to their inbox as"
                + " any other does, nobody else can take them, and no service is told."), reviewers, passMark,
                new TextFile("Cases with known answers, from a file", ".json,.ndjson,.jsonl", (name, content) -> {
                    text = content;
                    cases.clear();
                    fromFile.setText("The cases of " + name + ".");
                }), fromFile, cases, begin);
    }

    private void begin(Result<List<KnownCase>> read, Consumer<Plan> start) {
        switch (read) {
            case Result.Refused<List<KnownCase>>(var refusal) -> answered.refused(refusal);
            case Result.Ok<List<KnownCase>>(var known) -> {
                try {
                    start.accept(new Plan(known, new BigDecimal(passMark.getValue().strip()).divide(HUNDRED),
                            BETWEEN.splitAsStream(reviewers.getValue().strip()).filter(name -> !name.isEmpty()).toList()));
                } catch (NumberFormatException no) {
                    answered.refused(Refusal.of(Refusal.Kind.MALFORMED, "insight/malformed", "The trial cannot be held like this",
                            List.of(new FieldError("/passMark", "must be a number of percent, such as 80"))));
                }
            }
        }
    }
}
