package io.countersign.policy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.Sha256;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * A steward puts on record what may go wrong for people and what is done against it. It holds for every version that says
 * the same of use, models and oversight; a new one replaces it. The same again changes nothing.
 */
@UseCase
public class AssessUseCase {

    private final RegisterChanges register;
    private final Assurances assurances;
    private final Readiness readiness;
    private final UseCases useCases;
    private final Log log;
    private final ObjectMapper json;
    private final InstantSource clock;

    AssessUseCase(RegisterChanges register, Assurances assurances, Readiness readiness, UseCases useCases, Log log,
            ObjectMapper json, InstantSource clock) {
        this.register = register;
        this.assurances = assurances;
        this.readiness = readiness;
        this.useCases = useCases;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public Result<RegisteredUseCase> assess(Caller caller, String key, Assurances.Assessment assessment) {
        var found = register.newest(caller, key);
        if (!(found instanceof Result.Ok<RegisteredUseCase>(var version))) return found;
        var errors = objections(assessment);
        if (!errors.isEmpty()) return Result.refused(Refusal.of(Kind.UNPROCESSABLE, "policy/invalid-assessment",
                "The assessment is not complete", errors));
        Face face = readiness.risk(version);
        if (assurances.assessed(key, face).filter(before -> before.assessment().equals(assessment)).isPresent())
            return Result.ok(version);
        assurances.assess(key, face, new Assurances.Assessed(assessment, caller.personId(), clock.instant()));
        log.append(RegisterChanges.stream(key), EntryKind.USE_CASE_ASSESSED, caller.actor(), Map.of("version", version.version(),
                "face", face.toString(), "assessmentHash", Sha256.base64(Sha256.of(CanonicalJson.of(json.valueToTree(assessment)))),
                "expires", assessment.expires().toString()));
        if (version.status().inForce()) useCases.usableUntil(version, readiness.lastDay(version));
        return readiness.promoted(version, useCases);
    }

    private List<FieldError> objections(Assurances.Assessment assessment) {
        var errors = new ArrayList<FieldError>();
        if (assessment.residualRisks().isBlank()) errors.add(new FieldError("/residualRisks", "must say what may still go wrong"));
        if (assessment.measures().isBlank()) errors.add(new FieldError("/measures", "must say what is done against it"));
        if (assessment.owner().isBlank()) errors.add(new FieldError("/owner", "must say which function answers for it"));
        if (assessment.expires().isBefore(readiness.today())) errors.add(new FieldError("/expires", "must not be past"));
        return errors;
    }
}
