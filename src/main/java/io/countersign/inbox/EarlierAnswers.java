package io.countersign.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What those before an adjudicator answered, without their names. The stage that records verdicts implements it. */
public interface EarlierAnswers {

    record EarlierAnswer(String decision, String outcome, @Nullable JsonNode changes, List<String> reasons,
            @Nullable String rationale) {}

    /** In no order that would tell who was first. */
    List<EarlierAnswer> in(ReviewTask adjudication);
}
