package io.countersign.insight;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to list; null leaves a question open.
 *
 * @param from inclusive, {@code to} exclusive
 * @param q    the beginning of a reference, or a decision's id
 */
public record HistoryFilter(@Nullable String useCase, @Nullable String outcome, @Nullable UUID reviewer,
        @Nullable Instant from, @Nullable Instant to, @Nullable Boolean changed, @Nullable String q) {

    public static final HistoryFilter ALL = new HistoryFilter(null, null, null, null, null, null, null);

    /** The names of the questions that are asked. */
    List<String> given() {
        var questions = new LinkedHashMap<String, @Nullable Object>();
        questions.put("useCase", useCase);
        questions.put("outcome", outcome);
        questions.put("reviewer", reviewer);
        questions.put("from", from);
        questions.put("to", to);
        questions.put("changed", changed);
        questions.put("q", q);
        return questions.entrySet().stream().filter(each -> each.getValue() != null).map(Map.Entry::getKey).toList();
    }
}
