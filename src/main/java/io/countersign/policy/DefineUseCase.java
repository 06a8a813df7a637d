package io.countersign.policy;

import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import io.countersign.kernel.Sha256;
import io.countersign.kernel.UseCase;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A steward writes down a use case, as a new version that is not in force yet. The same content again adds nothing. */
@UseCase
public class DefineUseCase {

    private final UseCases useCases;
    private final Log log;
    private final ObjectMapper json;

    DefineUseCase(UseCases useCases, Log log, ObjectMapper json) {
        this.useCases = useCases;
        this.log = log;
        this.json = json;
    }

    @Transactional
    public Result<RegisteredUseCase> define(Caller caller, String key, UseCaseDefinition definition) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        List<FieldError> errors = DefinitionRules.objections(key, definition);
        JsonNode written = json.valueToTree(definition);
        if (!PlainText.isIn(written)) errors.add(new FieldError("", "holds a control character, half a surrogate pair or"
                + " a number that a double cannot hold"));
        if (!errors.isEmpty()) return Result.refused(
                Refusal.of(UNPROCESSABLE, "policy/invalid-use-case", "The use case contradicts itself", errors));
        useCases.lock(key);
        var latest = useCases.latest(key);
        if (latest.isPresent() && latest.get().definition().equals(definition)) return Result.ok(latest.get());
        var added = useCases.add(key, latest.map(RegisteredUseCase::version).orElse(0) + 1, definition);
        byte[] hash = Sha256.of(CanonicalJson.of(written));
        log.append("use-case:" + key, EntryKind.USE_CASE_DEFINED, caller.actor(),
                Map.of("version", added.version(), "definitionHash", Sha256.base64(hash)));
        return Result.ok(added);
    }
}
