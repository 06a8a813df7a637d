package io.countersign.intake.internal;

import io.countersign.intake.CaseManifest;
import io.countersign.intake.SaltedCase;
import io.countersign.intake.Submission;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import io.countersign.vault.Salt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Commits to what a case consists of, part by part, so that a change can be named and not only noticed. */
@Component
class Manifests {

    private final ObjectMapper json;

    Manifests(ObjectMapper json) {
        this.json = json;
    }

    /** The subject as reviewers see it. */
    JsonNode shown(Submission.Subject subject) {
        var shown = json.createObjectNode().put("id", subject.id());
        shown.set("attributes", json.valueToTree(subject.attributes() == null ? Map.of() : subject.attributes()));
        return shown;
    }

    /** What "the same content" means: the canonical JSON of the submission, evidence by its own hash. */
    byte[] content(Submission submission) {
        var content = new TreeMap<String, Object>();
        content.put("useCase", submission.useCase());
        content.put("reference", submission.reference());
        content.put("subject", submission.subject());
        content.put("recommendation", submission.recommendation());
        content.put("model", submission.model());
        content.put("factors", submission.factors());
        content.put("inputs", submission.inputs());
        content.put("callback", submission.callback());
        content.put("dueAt", submission.dueAt() == null ? null : submission.dueAt().toString());
        List<Object> evidence = new ArrayList<>();
        submission.allEvidence().forEach(item -> evidence.add(description(item)));
        content.put("evidence", evidence);
        return canonical(content);
    }

    /** The groups of fields, each under a salt of its own. */
    Map<String, Object> groups(Submission submission) {
        var groups = new LinkedHashMap<String, Object>();
        groups.put("subject", shown(submission.subject()));
        groups.put("protected", submission.subject().protectedAttributes());
        groups.put("recommendation", submission.recommendation());
        groups.put("model", submission.model());
        groups.put("factors", submission.factors());
        groups.put("inputs", submission.inputs());
        return groups;
    }

    SaltedCase salted(Submission submission) {
        var parts = new TreeMap<String, String>();
        var salts = new LinkedHashMap<String, Salt>();
        groups(submission).forEach((group, value) -> {
            if (value == null || group.equals("inputs") && submission.inputs().isEmpty()) return;
            Salt salt = Salt.fresh();
            salts.put(group, salt);
            if (group.equals("inputs")) submission.inputs().forEach((name, input) ->
                    parts.put("/inputs/" + name, commitment(salt, "/inputs/" + name, input)));
            else parts.put("/" + group, commitment(salt, "/" + group, value));
        });
        List<Salt> evidence = new ArrayList<>();
        for (Submission.Evidence item : submission.allEvidence()) {
            evidence.add(Salt.fresh());
            parts.put("/evidence/" + evidence.size(), commitment(evidence.getLast(), "/evidence/" + evidence.size(), description(item)));
        }
        return new SaltedCase(over(parts), salts, evidence);
    }

    CaseManifest over(Map<String, String> parts) {
        return new CaseManifest(parts, Sha256.base64(Sha256.of(canonical(parts))));
    }

    String commitment(Salt salt, String pointer, Object part) {
        return Sha256.base64(salt.commit(pointer, canonical(part)));
    }

    static Map<String, Object> description(Submission.Evidence item) {
        return Map.of("name", item.name(), "mediaType", item.mediaType(), "mandatory", item.isMandatory(), "sha256",
                Sha256.base64(Sha256.of(item.content())));
    }

    private byte[] canonical(@Nullable Object part) {
        return CanonicalJson.of(json.valueToTree(part));
    }
}
