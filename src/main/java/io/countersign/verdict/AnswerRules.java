package io.countersign.verdict;

import io.countersign.intake.CaseFile;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.UseCaseDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a verdict must hold before it counts. All that is wrong is said at once. */
final class AnswerRules {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_CHANGES = 20_000;
    private static final int MOST_REASONS = 50;

    private final Answer answer;
    private final UseCaseDefinition useCase;
    private final CaseFile file;
    private final List<FieldError> errors = new ArrayList<>();

    private AnswerRules(Answer answer, UseCaseDefinition useCase, CaseFile file) {
        this.answer = answer;
        this.useCase = useCase;
        this.file = file;
    }

    /** Nothing else is said of such a verdict: what is wrong with it could tell what the model thinks. */
    static Refusal findingMissing() {
        return Refusal.of(Refusal.Kind.UNPROCESSABLE, "verdict/finding-missing", "A finding comes first",
                List.of(new FieldError("/finding", "must be committed before deciding: this review is blind first")));
    }

    /** @param opened numbers of the evidence that this reviewer has opened */
    static List<FieldError> objections(Answer answer, UseCaseDefinition useCase, CaseFile file, Set<Integer> opened) {
        var rules = new AnswerRules(answer, useCase, file);
        switch (answer.decision()) {
            case UPHOLD, OVERRIDE, MODIFY -> rules.settling(opened);
            case RETURN -> rules.text("/question", answer.question(), "must say what the service is asked");
            case ESCALATE, ABSTAIN -> rules.text("/rationale", answer.rationale(), "must say why");
        }
        rules.knownReasons();
        rules.whateverIsGiven();
        return rules.errors;
    }

    /** Of what the kind of decision does not ask for, too: it is kept with the verdict. */
    private void whateverIsGiven() {
        if (answer.changes() != null && !PlainText.isIn(answer.changes()))
            error("/changes", "holds a control character, half a surrogate pair or a number that a double cannot hold");
        if (answer.changes() != null && answer.changes().toString().length() > LONGEST_CHANGES)
            error("/changes", "must be at most " + LONGEST_CHANGES + " characters of JSON");
        if (answer.givenReasons().size() > MOST_REASONS) error("/reasons", "must be at most " + MOST_REASONS);
        fits("/rationale", answer.rationale());
        fits("/question", answer.question());
        fits("/outcome", answer.outcome());
    }

    private void settling(Set<Integer> opened) {
        outcome(file.recommendation().path("outcome").asString());
        if (answer.givenReasons().isEmpty()) error("/reasons", "must give at least one reason, also when agreeing");
        text("/rationale", answer.rationale(), "must give the reason in your own words");
        if (answer.caseHash() == null) error("/caseHash", "must be that of the case as it was shown");
        for (CaseFile.EvidenceItem item : file.evidence())
            if ((item.mandatory() || useCase.review().demands(item.mediaType())) && !opened.contains(item.n())) error("/evidence/" + item.n(),
                    "must be opened before deciding: " + item.name());
    }

    private void outcome(String recommended) {
        String chosen = answer.outcome();
        if (answer.decision() == Verdict.Kind.UPHOLD) {
            if (chosen != null && !chosen.equals(recommended))
                error("/outcome", "must be the recommended " + recommended + " when upholding; override to differ");
        } else if (chosen == null) error("/outcome", "is required unless the recommendation is upheld");
        else if (useCase.outcome(chosen).isEmpty()) error("/outcome", "is not a declared outcome of this use case");
        else if (chosen.equals(recommended) && answer.decision() == Verdict.Kind.OVERRIDE)
            error("/outcome", "must differ from the recommended " + recommended + " when overriding");
        else if (chosen.equals(recommended) && nothingChanged())
            error("/changes", "must say what changes when the outcome stays " + recommended);
    }

    private boolean nothingChanged() {
        return answer.changes() == null || answer.changes().isNull() || answer.changes().isEmpty();
    }

    private void knownReasons() {
        List<Verdict.Reason> reasons = answer.givenReasons();
        for (int i = 0; i < reasons.size(); i++)
            if (useCase.reason(reasons.get(i).code()).isEmpty())
                error("/reasons/" + i + "/code", "is not a reason code of this use case");
        for (int i = 0; i < reasons.size(); i++)
            if (reasons.get(i).text() != null) {
                text("/reasons/" + i + "/text", reasons.get(i).text(), "must say something, or be left out");
                fits("/reasons/" + i + "/text", reasons.get(i).text());
            }
    }

    private void text(String pointer, @Nullable String text, String demand) {
        if (text == null || text.isBlank()) error(pointer, demand);
    }

    private void fits(String pointer, @Nullable String text) {
        if (text == null) return;
        if (text.length() > LONGEST_TEXT) error(pointer, "must be at most " + LONGEST_TEXT + " characters long");
        else if (!PlainText.is(text)) error(pointer, "holds a control character or half a surrogate pair");
    }

    private void error(String pointer, String message) {
        errors.add(new FieldError(pointer, message));
    }
}
