package io.countersign.insight.trial;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Actor;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import io.countersign.kernel.UseCase;
import io.countersign.outcome.DecisionReleased;
import io.countersign.policy.Assurances;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCaseStatus;
import io.countersign.policy.UseCases;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.ObjectMapper;

/** Each time that a case of a trial is decided: keeps what became of it, and with the last one tells how the trial went. */
@UseCase
@UseCase.Public("follows from the verdicts of named reviewers")
class EndTrial {

    private static final Actor INSIGHT = Actor.system("insight");

    private final TrialCases cases;
    private final Assurances assurances;
    private final UseCases useCases;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Log log;

    EndTrial(TrialCases cases, Assurances assurances, UseCases useCases, ObjectMapper json, InstantSource clock, Log log) {
        this.cases = cases;
        this.assurances = assurances;
        this.useCases = useCases;
        this.json = json;
        this.clock = clock;
        this.log = log;
    }

    /** @param passed whether each class was detected as often as the pass mark asks */
    record Result(List<Detection> classes, String passMark, boolean passed) {}

    @EventListener
    void on(DecisionReleased event) {
        UUID decision = event.outcome().decision();
        cases.trialOf(decision).ifPresent(id -> {
            cases.judged(decision, event.outcome().value());
            log.append(Decision.stream(decision), EntryKind.TRIAL_CASE_JUDGED, INSIGHT, Map.of("trial", id.toString()));
            var trial = assurances.trial(id).orElseThrow();
            var all = cases.of(id);
            if (trial.passed() == null && all.stream().noneMatch(each -> each.outcome() == null)) end(trial, all);
        });
    }

    private void end(Assurances.Trial trial, List<TrialCases.TrialCase> all) {
        var result = result(trial, all, useCases.definition(trial.key(), trial.version()));
        var written = json.valueToTree(result);
        assurances.endTrial(trial.id(), result.passed(), written, clock.instant());
        log.append("use-case:" + trial.key(), EntryKind.TRIAL_ENDED, INSIGHT, Map.of("version", trial.version(), "trial",
                trial.id().toString(), "passed", result.passed(), "cases", result.classes().stream()
                        .collect(Collectors.toMap(Detection::truth, Detection::cases)), "detected", result.classes().stream()
                        .collect(Collectors.toMap(Detection::truth, Detection::detected)),
                "resultHash", Sha256.base64(Sha256.of(CanonicalJson.of(written)))));
        if (!result.passed()) useCases.version(trial.key(), trial.version()).filter(version -> version.status() == UseCaseStatus.TRIAL)
                .ifPresent(version -> useCases.move(version, UseCaseStatus.ASSESSED));
    }

    static Result result(Assurances.Trial trial, List<TrialCases.TrialCase> all, UseCaseDefinition use) {
        var classes = all.stream().collect(Collectors.groupingBy(TrialCases.TrialCase::truth, TreeMap::new, Collectors.toList()))
                .entrySet().stream().map(each -> Detection.of(each.getKey(), use.outcome(each.getKey()).orElseThrow().adverse(),
                        each.getValue().size(), (int) each.getValue().stream().filter(one -> one.truth().equals(one.outcome())).count()))
                .toList();
        boolean passed = classes.stream().allMatch(each -> each.share() >= trial.passMark().doubleValue());
        return new Result(classes, trial.passMark().toPlainString(), passed);
    }
}
