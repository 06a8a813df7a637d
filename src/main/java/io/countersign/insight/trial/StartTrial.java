package io.countersign.insight.trial;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.countersign.access.Caller;
import io.countersign.access.People;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.Submission;
import io.countersign.intake.SubmitTrialCase;
import io.countersign.kernel.Ids;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.Assurances;
import io.countersign.policy.Readiness;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseStatus;
import io.countersign.policy.UseCases;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * A steward gives named reviewers cases whose answer is known. They come to the inbox as any other case does, and nobody
 * else can take them; what the reviewers make of them is told to no service.
 */
@UseCase
public class StartTrial {

    private final UseCases useCases;
    private final Assurances assurances;
    private final Readiness readiness;
    private final TrialCases cases;
    private final SubmitTrialCase submit;
    private final People people;
    private final Ids ids;
    private final InstantSource clock;
    private final Log log;

    StartTrial(UseCases useCases, Assurances assurances, Readiness readiness, TrialCases cases, SubmitTrialCase submit,
            People people, Ids ids, InstantSource clock, Log log) {
        this.useCases = useCases;
        this.assurances = assurances;
        this.readiness = readiness;
        this.cases = cases;
        this.submit = submit;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
        this.log = log;
    }

    /** @param truth the outcome that is right */
    public record KnownCase(Submission submission, String truth) {}

    /**
     * @param passMark  share of the cases of each class that must be judged rightly, above 0 and at most 1
     * @param reviewers user names of those who judge; people who have logged in before
     */
    public record Plan(List<KnownCase> cases, BigDecimal passMark, List<String> reviewers) {}

    @Transactional
    public Result<Assurances.Trial> start(Caller caller, String key, Plan plan) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        useCases.lock(key);
        var version = useCases.latest(key).orElse(null);
        if (version == null) return Result.refused(Refusal.of(Kind.NOT_FOUND, "policy/unknown-use-case", "Unknown use case",
                "No use case is registered as " + key + "."));
        if (version.status() == UseCaseStatus.DRAFT) return Result.refused(Refusal.of(Kind.CONFLICT, "insight/not-assessed",
                "Not assessed yet", "Expected version " + version.version() + " to be ASSESSED, but it is DRAFT."));
        Set<UUID> named = new HashSet<>();
        var errors = objections(plan, version, named);
        if (!errors.isEmpty()) return Result.refused(Refusal.of(Kind.UNPROCESSABLE, "insight/invalid-trial",
                "The trial cannot be held like this", errors));
        var trial = new Assurances.Trial(ids.next(), key, version.version(), plan.passMark(), named, clock.instant(), null, null);
        assurances.startTrial(trial, readiness.trialFace(version), caller.personId());
        log.append("use-case:" + key, EntryKind.TRIAL_STARTED, caller.actor(), Map.of("version", version.version(), "trial",
                trial.id().toString(), "cases", plan.cases().size(), "reviewers", named.stream().map(UUID::toString).sorted().toList(),
                "passMark", plan.passMark().toPlainString()));
        if (version.status() == UseCaseStatus.ASSESSED) useCases.move(version, UseCaseStatus.TRIAL);
        return submitted(caller, version, trial, plan);
    }

    private Result<Assurances.Trial> submitted(Caller caller, RegisteredUseCase version, Assurances.Trial trial, Plan plan) {
        for (int n = 0; n < plan.cases().size(); n++) {
            var known = plan.cases().get(n);
            switch (submit.submit(caller, version, trial.id(), n, known.submission())) {
                case Result.Ok<Decision>(var decision) ->
                        cases.add(new TrialCases.TrialCase(decision.id(), trial.id(), known.truth(), null));
                case Result.Refused<Decision>(var refusal) -> {
                    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                    return Result.refused(within(n, refusal));
                }
            }
        }
        return Result.ok(trial);
    }

    private static Refusal within(int n, Refusal refusal) {
        String place = "/cases/" + n + "/submission";
        return Refusal.of(refusal.kind(), "insight/invalid-trial", "The trial cannot be held like this",
                refusal.errors().isEmpty() ? List.of(new FieldError(place, refusal.detail())) : refusal.errors().stream()
                        .map(error -> new FieldError(place + error.pointer(), error.message())).toList());
    }

    private List<FieldError> objections(Plan plan, RegisteredUseCase version, Set<UUID> named) {
        var errors = new ArrayList<FieldError>();
        if (plan.passMark().signum() <= 0 || plan.passMark().compareTo(BigDecimal.ONE) > 0)
            errors.add(new FieldError("/passMark", "must be above 0 and at most 1"));
        for (int i = 0; i < plan.cases().size(); i++) {
            if (version.definition().outcome(plan.cases().get(i).truth()).isEmpty())
                errors.add(new FieldError("/cases/" + i + "/truth", "is not a declared outcome"));
            if (plan.cases().get(i).submission().callback() != null)
                errors.add(new FieldError("/cases/" + i + "/submission/callback", "must not be there: nobody is told"));
        }
        version.definition().outcomes().stream().filter(outcome -> outcome.adverse()
                && plan.cases().stream().noneMatch(known -> known.truth().equals(outcome.value())))
                .forEach(outcome -> errors.add(new FieldError("/cases", "must hold a case for which " + outcome.value() + " is right")));
        if (plan.reviewers().isEmpty()) errors.add(new FieldError("/reviewers", "must name at least one"));
        for (int i = 0; i < plan.reviewers().size(); i++) {
            var person = people.byUsername(plan.reviewers().get(i));
            if (person.isPresent()) named.add(person.get());
            else errors.add(new FieldError("/reviewers/" + i, "is nobody who has logged in here"));
        }
        if (errors.isEmpty() && named.size() < version.definition().review().persons()) errors.add(new FieldError("/reviewers",
                "must be at least the " + version.definition().review().persons() + " persons who judge each case"));
        return errors;
    }
}
