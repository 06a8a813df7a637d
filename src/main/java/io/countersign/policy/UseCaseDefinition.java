package io.countersign.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.policy.pack.PublishedPack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;


/**
 * What governs the cases of one kind.
 *
 * @param queue        whose reviewers work these cases, unless the routing table says otherwise
 * @param accountable  the function that answers for the released outcomes; not a person's name
 * @param oversight    how many people judge a case; absent: one
 * @param reviewWithin how long a case may wait before it is escalated, when the submission names no due time
 * @param excludedUses what the model must not be used for, though it might look alike
 * @param models       whose recommendations are taken; absent: any, which is enough for a draft only
 * @param owner        the function that keeps this entry of the register up to date
 * @param expires      the last day on which submissions are taken
 * @param process      the BPMN process that its cases take; absent: the plain one
 * @param pack         whose rules its cases are opened under; absent: the neutral one
 */
@JsonInclude(JsonInclude.Include.NON_NULL) // what older versions did not say their hash does not cover
public record UseCaseDefinition(String title, Category category, String queue, String intendedUse, String accountable,
        List<Outcome> outcomes, List<InputDeclaration> inputs, List<ReasonCode> reasonCodes, Duration reviewWithin,
        @Nullable Oversight oversight, @Nullable String excludedUses, @Nullable String affectedPeople,
        @Nullable List<DeclaredModel> models, @Nullable String owner, @Nullable LocalDate expires,
        @Nullable String process, @Nullable String pack) {

    /** @param adverse whether it takes something from the person it is about */
    public record Outcome(String value, String title, boolean adverse) {}

    /** @param text the reason in plain words, fit to be told to the person */
    public record ReasonCode(String code, String text) {}

    private static final String PLAIN_PROCESS = "decision-review";

    /** The BPMN process that its cases take, whether it says so or not. */
    public String processId() {
        return process == null ? PLAIN_PROCESS : process;
    }

    /** How its cases are judged, whether it says so or not. */
    public Oversight review() {
        return oversight == null ? Oversight.SINGLE : oversight;
    }

    /** Whether recommendations of this very model are taken. */
    public boolean takes(String model, String version) {
        return models == null || models.stream().anyMatch(each -> each.covers(model, version));
    }

    /** Whose rules its cases are opened under, whether it says so or not. */
    public String packId() {
        return pack == null ? PublishedPack.DEFAULT : pack;
    }

    public Optional<Outcome> outcome(String value) {
        return outcomes.stream().filter(outcome -> outcome.value().equals(value)).findFirst();
    }

    public Optional<InputDeclaration> input(String name) {
        return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    public Optional<ReasonCode> reason(String code) {
        return reasonCodes.stream().filter(reason -> reason.code().equals(code)).findFirst();
    }
}
