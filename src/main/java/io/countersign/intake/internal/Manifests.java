package io.countersign.intake.internal;

import io.countersign.intake.CaseManifest;
import io.countersign.intake.Submission;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Hashes what a case consists of, part by part, so that a change can be named and not only noticed. */
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

    byte[] contentHash(Submission submission) {
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
        return Sha256.of(CanonicalJson.of(json.valueToTree(content)));
    }

    CaseManifest of(Submission submission) {
        var parts = new TreeMap<String, String>();
        parts.put("/subject", hash(shown(submission.subject())));
        parts.put("/recommendation", hash(submission.recommendation()));
        parts.put("/model", hash(submission.model()));
        parts.put("/factors", hash(submission.factors()));
        submission.inputs().forEach((name, value) -> parts.put("/inputs/" + name, hash(value)));
        evidence(parts, 0, submission.allEvidence());
        return over(parts);
    }

    /** The parts that a service's answer adds. */
    Map<String, String> answer(int question, String answer, int lastEvidence, List<Submission.Evidence> evidence) {
        var parts = new TreeMap<String, String>();
        parts.put("/answers/" + question, hash(answer));
        evidence(parts, lastEvidence, evidence);
        return parts;
    }

    CaseManifest over(Map<String, String> parts) {
        return new CaseManifest(parts, hash(parts));
    }

    private void evidence(Map<String, String> parts, int last, List<Submission.Evidence> evidence) {
        for (int i = 0; i < evidence.size(); i++)
            parts.put("/evidence/" + (last + i + 1), hash(description(evidence.get(i))));
    }

    private static Map<String, Object> description(Submission.Evidence item) {
        return Map.of("name", item.name(), "mediaType", item.mediaType(), "mandatory", item.isMandatory(), "sha256",
                Sha256.base64(Sha256.of(item.content())));
    }

    private String hash(@org.jspecify.annotations.Nullable Object part) {
        return Sha256.base64(Sha256.of(CanonicalJson.of(json.valueToTree(part))));
    }
}
