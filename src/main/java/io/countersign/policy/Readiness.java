package io.countersign.policy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.countersign.access.People;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What a version of a use case still needs before it may govern cases. */
@Component
public class Readiness {

    private final Assurances assurances;
    private final DeployedProcesses processes;
    private final People people;
    private final ObjectMapper json;
    private final InstantSource clock;

    Readiness(Assurances assurances, DeployedProcesses processes, People people, ObjectMapper json, InstantSource clock) {
        this.assurances = assurances;
        this.processes = processes;
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Face use(RegisteredUseCase version) {
        return Face.ofUse(json.valueToTree(version.definition()));
    }

    Face risk(RegisteredUseCase version) {
        return Face.ofRisk(json.valueToTree(version.definition()));
    }

    public Optional<Assurances.Assessed> assessment(RegisteredUseCase version) {
        return assurances.assessed(version.key(), risk(version))
                .filter(assessed -> !assessed.assessment().expires().isBefore(today()));
    }

    public Optional<Assurances.Attested> attestation(RegisteredUseCase version) {
        return assurances.attested(version.key(), use(version));
    }

    Face unreviewed(UseCaseDefinition use) {
        return Face.ofUnreviewed(json.valueToTree(use));
    }

    /** Who allowed what this version says may be released unreviewed. */
    public Optional<Assurances.Allowed> allowance(RegisteredUseCase version) {
        return version.definition().review().unreviewed() == null ? Optional.empty()
                : assurances.allowed(version.key(), unreviewed(version.definition()));
    }

    /** Until when an assessed version may be used. */
    LocalDate lastDay(RegisteredUseCase version) {
        LocalDate assessed = assessment(version).orElseThrow().assessment().expires();
        LocalDate own = version.definition().expires();
        return own == null || assessed.isBefore(own) ? assessed : own;
    }

    public Face trialFace(RegisteredUseCase version) {
        return Face.ofTrial(json.valueToTree(version.definition()));
    }

    public Optional<Assurances.Trial> trial(RegisteredUseCase version) {
        return assurances.tried(version.key(), trialFace(version));
    }

    /** In the order in which it is best done; empty when it may be activated. */
    public List<FieldError> missing(RegisteredUseCase version) {
        var missing = new ArrayList<>(undeclared(version.definition()));
        processes.objection(version.definition().processId()).ifPresent(why -> missing.add(new FieldError("/process", why)));
        String queue = version.definition().queue();
        if (people.serving(List.of(queue)).isEmpty()) missing.add(new FieldError("/queue",
                "somebody who serves the queue " + queue + ": nobody who ever logged in does"));
        if (assessment(version).isEmpty()) missing.add(new FieldError("/assessment",
                "a current risk assessment of this version"));
        var attested = attestation(version);
        if (attested.isEmpty()) missing.add(new FieldError("/attestation",
                "an attestation that it is none of the prohibited uses"));
        else if (attested.get().confirmedBy() == null) missing.add(new FieldError("/attestation",
                "the confirmation of that attestation by a second steward"));
        if (version.definition().review().unreviewed() != null) allowance(version, missing);
        var trial = trial(version);
        if (trial.isEmpty()) missing.add(new FieldError("/trial", "a trial: named reviewers judge cases whose answer is known"));
        else if (trial.get().passed() == null) missing.add(new FieldError("/trial", "the end of the trial that is under way"));
        else if (!trial.get().passed()) missing.add(new FieldError("/trial", "a trial that is passed: the last one was not"));
        return missing;
    }

    private void allowance(RegisteredUseCase version, List<FieldError> missing) {
        var allowed = allowance(version);
        if (allowed.isEmpty()) missing.add(new FieldError("/unreviewed",
                "two stewards who allow what it would release unreviewed: POST …/unreviewed"));
        else if (!allowed.get().byTwo()) missing.add(new FieldError("/unreviewed",
                "a second steward who allows what it would release unreviewed"));
    }

    /** Moves a draft on once it is assessed and attested by two. */
    Result<RegisteredUseCase> promoted(RegisteredUseCase version, UseCases useCases) {
        boolean assured = assessment(version).isPresent()
                && attestation(version).filter(attested -> attested.confirmedBy() != null).isPresent();
        return assured && version.status() == UseCaseStatus.DRAFT ? useCases.move(version, UseCaseStatus.ASSESSED)
                : Result.ok(version);
    }

    private List<FieldError> undeclared(UseCaseDefinition use) {
        var missing = new ArrayList<FieldError>();
        said("/excludedUses", use.excludedUses(), "what it must not be used for", missing);
        said("/affectedPeople", use.affectedPeople(), "whom it is about", missing);
        said("/owner", use.owner(), "the function that keeps this register entry up to date", missing);
        if (use.models() == null || use.models().isEmpty())
            missing.add(new FieldError("/models", "the models whose recommendations it takes, with their limits"));
        if (use.expires() == null) missing.add(new FieldError("/expires", "the day after which it is to be looked at anew"));
        else if (use.expires().isBefore(today())) missing.add(new FieldError("/expires", "a day that is not past"));
        return missing;
    }

    private static void said(String pointer, @org.jspecify.annotations.Nullable String text, String what, List<FieldError> missing) {
        if (text == null || text.isBlank()) missing.add(new FieldError(pointer, what));
    }
}
