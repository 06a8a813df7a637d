package io.countersign.policy;

import static io.countersign.kernel.Refusal.Kind.CONFLICT;
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
import io.countersign.policy.pack.Packs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A steward writes down a use case, as a new version that is not in force yet. The same content again adds nothing. */
@UseCase
public class DefineUseCase {

    private final UseCases useCases;
    private final Readiness readiness;
    private final Packs packs;
    private final Log log;
    private final ObjectMapper json;

    DefineUseCase(UseCases useCases, Readiness readiness, Packs packs, Log log, ObjectMapper json) {
        this.useCases = useCases;
        this.readiness = readiness;
        this.packs = packs;
        this.log = log;
        this.json = json;
    }

    /** @param base the version that the caller began from; null if they do not say */
    @Transactional
    public Result<RegisteredUseCase> define(Caller caller, String key, UseCaseDefinition definition, @Nullable Integer base) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        List<FieldError> errors = DefinitionRules.objections(key, definition);
        JsonNode written = json.valueToTree(definition);
        if (!PlainText.isIn(written)) errors.add(new FieldError("", "holds a control character, half a surrogate pair or"
                + " a number that a double cannot hold"));
        if (packs.current(definition.packId()).isEmpty()) errors.add(new FieldError("/pack", "is " + definition.packId()
                + ", but nobody has published a pack of that name"));
        if (!errors.isEmpty()) return Result.refused(
                Refusal.of(UNPROCESSABLE, "policy/invalid-use-case", "The use case contradicts itself", errors));
        useCases.lock(key);
        var latest = useCases.latest(key);
        int newest = latest.map(RegisteredUseCase::version).orElse(0);
        if (base != null && base != newest) return Result.refused(older(key, base, newest));
        if (latest.isPresent() && latest.get().definition().equals(definition)) return Result.ok(latest.get());
        var added = useCases.add(key, newest + 1, definition);
        byte[] hash = Sha256.of(CanonicalJson.of(written));
        log.append("use-case:" + key, EntryKind.USE_CASE_DEFINED, caller.actor(),
                Map.of("version", added.version(), "definitionHash", Sha256.base64(hash)));
        return readiness.promoted(added, useCases);
    }

    private static Refusal older(String key, int base, int newest) {
        return Refusal.of(CONFLICT, "policy/newer-version", "Somebody else has changed the use case", "You began from version "
                + base + " of " + key + ", but version " + newest + " is there by now. Read it, and make your change to that one.")
                .with("version", newest);
    }
}
