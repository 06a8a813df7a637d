package io.countersign.insight.ui;

import java.util.ArrayList;
import java.util.List;

import io.countersign.insight.trial.StartTrial.KnownCase;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.web.RequiredFields;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Cases whose answer is known, as a JSON list or one JSON object a line: each a submission, and what is true of it. */
final class KnownCases {

    private static final TypeReference<List<KnownCase>> LIST = new TypeReference<>() {};

    private KnownCases() {}

    static Result<List<KnownCase>> read(String text, ObjectMapper json) {
        var cases = new ArrayList<KnownCase>();
        int line = 0;
        try {
            if (text.strip().startsWith("[")) cases.addAll(json.readValue(text, LIST));
            else for (String each : text.lines().toList()) {
                line++;
                if (!each.isBlank()) cases.add(json.readValue(each, KnownCase.class));
            }
        } catch (JacksonException unreadable) {
            return refused(List.of(new FieldError(line == 0 ? "" : "line " + line, unreadable.getOriginalMessage())));
        }
        var missing = RequiredFields.missing(cases);
        return missing.isEmpty() ? Result.ok(List.copyOf(cases)) : refused(missing);
    }

    private static Result<List<KnownCase>> refused(List<FieldError> errors) {
        return Result.refused(Refusal.of(Kind.MALFORMED, "insight/malformed", "The cases cannot be read", errors));
    }
}
