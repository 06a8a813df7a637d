package io.countersign.inbox;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.CaseFile;
import io.countersign.policy.InputDeclaration;
import io.countersign.policy.UseCaseDefinition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task as one reviewer may see it at this moment. What the case holds is shown to whoever holds the task, or answered
 * it; to others in the queue those fields are null.
 *
 * @param persons   who judge each such case, chance and adjudication left out
 * @param oversight in words, how many people judge such a case
 * @param answers   for an adjudicator: those between which they decide, without names
 * @param drafts    what this reviewer has written and not handed in, as it was saved
 * @param finding   what this reviewer found before they were sent the model's answer; left out where none was asked
 */
public record TaskView(UUID id, UUID decisionId, String useCase, String useCaseTitle, String reference, String queue,
        TaskState state, Phase phase, boolean mine, boolean escalated, Instant dueAt, @Nullable Instant leaseUntil,
        List<UseCaseDefinition.Outcome> outcomes, List<UseCaseDefinition.ReasonCode> reasonCodes,
        List<InputDeclaration> declaredInputs, @Nullable JsonNode subject, @Nullable JsonNode inputs,
        @Nullable List<Evidence> evidence, @Nullable List<CaseFile.Question> questions, @Nullable String caseHash,
        @JsonInclude(NON_NULL) @Nullable JsonNode recommendation, @JsonInclude(NON_NULL) @Nullable JsonNode model,
        @JsonInclude(NON_NULL) @Nullable JsonNode factors,
        ReviewTask.Part part, int persons, String oversight, @Nullable List<EarlierAnswers.EarlierAnswer> answers,
        @JsonInclude(NON_NULL) OwnFindings.@Nullable OwnFinding finding,
        @JsonInclude(NON_NULL) @Nullable JsonNode drafts) {

    /** Whether the model's answer, and whatever others made of it, may be shown yet. While blind it is not even sent. */
    public enum Phase { blind, open }

    /** Whether its use case asks for more than one person. What chance asks for a reviewer need not know. */
    public boolean several() {
        return part == ReviewTask.Part.REVIEW && persons > 1;
    }

    public record Evidence(int n, String name, String mediaType, long size, String sha256, boolean mandatory,
            boolean opened) {}
}
