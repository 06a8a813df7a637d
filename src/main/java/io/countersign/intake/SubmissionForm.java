package io.countersign.intake;

import static io.countersign.kernel.Refusal.Kind.MALFORMED;
import static io.countersign.kernel.Refusal.Kind.TOO_LARGE;
import static java.util.stream.Collectors.toMap;

import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What any submission must look like, whatever its use case: sizes, ranges, characters that can be kept and shown. */
final class SubmissionForm {

    static final int LARGEST_EVIDENCE = 10 * 1024 * 1024;
    static final int LARGEST_CASE = 50 * 1024 * 1024;

    private static final int MOST_EVIDENCE = 100;
    private static final int MOST_FACTORS = 1_000;
    private static final int MOST_MEMBERS = 500;
    private static final int LONGEST_NAME = 200;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,64}/[\\w.+-]{1,64}");

    private final List<FieldError> errors = new ArrayList<>();

    private SubmissionForm() {}

    static Optional<Refusal> objection(String idempotencyKey, Submission submission) {
        var form = new SubmissionForm();
        if (!KEY.matcher(idempotencyKey).matches()) form.errors.add(new FieldError("Idempotency-Key",
                "must be 1 to 255 printable ASCII characters without spaces"));
        form.check(submission);
        if (!form.errors.isEmpty()) return Optional.of(
                Refusal.of(MALFORMED, "intake/malformed", "The submission is malformed", form.errors));
        return tooLarge(submission.allEvidence(), 0);
    }

    /** @param what it is that holds the words, such as "The withdrawal" */
    static Optional<Refusal> objection(String pointer, String what, String words) {
        var form = new SubmissionForm();
        form.text(pointer, words, 20_000);
        return form.errors.isEmpty() ? Optional.empty() : Optional.of(
                Refusal.of(MALFORMED, "intake/malformed", what + " is malformed", form.errors));
    }

    /** @param present bytes of evidence that the case holds already */
    static Optional<Refusal> objection(String answer, List<Submission.Evidence> evidence, long present) {
        var form = new SubmissionForm();
        form.text("/answer", answer, 20_000);
        form.evidence(evidence);
        if (!form.errors.isEmpty()) return Optional.of(
                Refusal.of(MALFORMED, "intake/malformed", "The answer is malformed", form.errors));
        return tooLarge(evidence, present);
    }

    private static Optional<Refusal> tooLarge(List<Submission.Evidence> evidence, long present) {
        long total = present;
        for (int i = 0; i < evidence.size(); i++) {
            int size = evidence.get(i).content().length;
            total += size;
            if (size > LARGEST_EVIDENCE) return Optional.of(Refusal.of(TOO_LARGE, "intake/evidence-too-large",
                    "Evidence is too large", List.of(new FieldError("/evidence/" + i + "/content",
                            "is larger than 10 MiB (" + LARGEST_EVIDENCE + " bytes)"))));
        }
        return total <= LARGEST_CASE ? Optional.empty() : Optional.of(Refusal.of(TOO_LARGE, "intake/case-too-large",
                "Evidence is too large", List.of(new FieldError("/evidence", "holds more than 50 MiB together"))));
    }

    private void check(Submission submission) {
        name("/useCase", submission.useCase(), 63);
        name("/reference", submission.reference(), 200);
        name("/subject/id", submission.subject().id(), 200);
        values("/subject/attributes", submission.subject().attributes());
        values("/subject/protected", submission.subject().protectedAttributes());
        recommendation(submission.recommendation());
        if (submission.model() != null) name("/model/name", submission.model().name(), 200);
        if (submission.model() != null && submission.model().version() != null)
            line("/model/version", submission.model().version(), 100);
        List<Submission.Factor> factors = submission.factors() == null ? List.of() : submission.factors();
        count("/factors", factors.size(), MOST_FACTORS);
        for (int i = 0; i < factors.size(); i++) {
            name("/factors/" + i + "/name", factors.get(i).name(), 200);
            value("/factors/" + i + "/value", factors.get(i).value());
            number("/factors/" + i + "/contribution", factors.get(i).contribution());
        }
        values("/inputs", submission.inputs());
        evidence(submission.allEvidence());
        if (submission.callback() != null) text("/callback/url", submission.callback().url(), 2_000);
    }

    private void recommendation(Submission.Recommendation recommendation) {
        name("/recommendation/outcome", recommendation.outcome(), 200);
        optional("/recommendation/summary", recommendation.summary(), 20_000);
        number("/recommendation/confidence", recommendation.confidence());
        if (recommendation.confidence().signum() < 0 || recommendation.confidence().compareTo(BigDecimal.ONE) > 0)
            errors.add(new FieldError("/recommendation/confidence", "must be from 0 to 1"));
    }

    private void evidence(List<Submission.Evidence> evidence) {
        count("/evidence", evidence.size(), MOST_EVIDENCE);
        for (int i = 0; i < evidence.size(); i++) {
            name("/evidence/" + i + "/name", evidence.get(i).name(), 200);
            if (!MEDIA_TYPE.matcher(evidence.get(i).mediaType()).matches())
                errors.add(new FieldError("/evidence/" + i + "/mediaType", "must be a media type such as image/png"));
            if (evidence.get(i).content().length == 0)
                errors.add(new FieldError("/evidence/" + i + "/content", "must not be empty"));
        }
    }

    private void values(String pointer, @Nullable Map<String, JsonNode> values) {
        if (values == null) return;
        count(pointer, values.size(), MOST_MEMBERS);
        values.forEach((name, value) -> {
            line(pointer, name, LONGEST_NAME);
            value(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), value);
        });
    }

    private void value(String pointer, JsonNode value) {
        if (value.isString()) optional(pointer, value.stringValue(), 20_000);
        if (value.isNumber()) number(pointer, value.decimalValue());
        if (value.isObject()) values(pointer, value.properties().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
        if (value.isArray()) count(pointer, value.size(), MOST_MEMBERS);
        for (int i = 0; value.isArray() && i < value.size(); i++) value(pointer + "/" + i, value.get(i));
    }

    private void number(String pointer, @Nullable BigDecimal number) {
        if (number != null && !CanonicalJson.representable(number))
            errors.add(new FieldError(pointer, "has more digits than a double can hold; send it as a string"));
    }

    private void count(String pointer, int size, int most) {
        if (size > most) errors.add(new FieldError(pointer, "must hold at most " + most + ", but holds " + size));
    }

    private void text(String pointer, String text, int longest) {
        if (text.isBlank()) errors.add(new FieldError(pointer, "must not be blank"));
        optional(pointer, text, longest);
    }

    private void optional(String pointer, @Nullable String text, int longest) {
        if (text == null) return;
        if (!PlainText.is(text)) errors.add(new FieldError(pointer, "holds a control character or half a surrogate pair"));
        length(pointer, text, longest);
    }

    private void name(String pointer, String text, int longest) {
        if (text.isBlank()) errors.add(new FieldError(pointer, "must not be blank"));
        line(pointer, text, longest);
    }

    private void line(String pointer, String text, int longest) {
        if (!PlainText.isOneLine(text)) errors.add(new FieldError(pointer,
                "holds a line break, a tab, a control character, a change of writing direction or half a surrogate pair"));
        length(pointer, text, longest);
    }

    private void length(String pointer, String text, int longest) {
        if (text.length() > longest)
            errors.add(new FieldError(pointer, "must be at most " + longest + " characters long"));
    }
}
