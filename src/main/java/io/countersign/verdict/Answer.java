package io.countersign.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A verdict as a reviewer hands it in; the rules say what each kind of decision needs.
 *
 * @param question for {@code return}: what the service is asked
 * @param caseHash of the case as it was shown
 * @param meaning  what the reviewer's name under it stands for (21 CFR 11.50)
 */
public record Answer(Verdict.Kind decision, @Nullable String outcome, @Nullable JsonNode changes,
        @Nullable List<Verdict.Reason> reasons, @Nullable String rationale, @Nullable String question,
        @Nullable String caseHash, @Nullable Meaning meaning) {

    public enum Meaning { @JsonProperty("review") REVIEW }

    List<Verdict.Reason> givenReasons() {
        return reasons == null ? List.of() : reasons;
    }
}
