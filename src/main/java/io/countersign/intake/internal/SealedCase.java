package io.countersign.intake.internal;

import io.countersign.intake.CaseFile.EvidenceItem;
import io.countersign.intake.Submission;
import io.countersign.vault.Salt;
import io.countersign.vault.Seal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** How the parts of a case lie under its seal: JSON, each part with its salt. */
@Component
class SealedCase {

    private final ObjectMapper json;

    SealedCase(ObjectMapper json) {
        this.json = json;
    }

    byte[] fields(Seal seal, UUID id, Map<String, Object> groups, Map<String, Salt> salts) {
        var content = new LinkedHashMap<String, Object>(groups);
        var bytes = new LinkedHashMap<String, byte[]>();
        salts.forEach((group, salt) -> bytes.put(group, salt.bytes()));
        content.put("salts", bytes);
        return seal.close(id + "/fields", json.writeValueAsBytes(content));
    }

    JsonNode fields(Seal seal, UUID id, byte[] sealed) {
        return json.readTree(seal.open(id + "/fields", sealed));
    }

    byte[] label(Seal seal, UUID id, int n, Submission.Evidence item, Salt salt) {
        var label = new LinkedHashMap<String, Object>(Manifests.description(item));
        label.put("salt", salt.bytes());
        return seal.close(id + "/evidence/" + n + "/label", json.writeValueAsBytes(label));
    }

    EvidenceItem item(Seal seal, UUID id, int n, long size, byte[] sealedLabel) {
        JsonNode label = json.readTree(seal.open(id + "/evidence/" + n + "/label", sealedLabel));
        return new EvidenceItem(n, label.path("name").asString(), label.path("mediaType").asString(), size,
                label.path("sha256").asString(), label.path("mandatory").asBoolean());
    }

    byte[] evidence(Seal seal, UUID id, int n, byte[] content) {
        return seal.close(id + "/evidence/" + n, content);
    }

    byte[] openEvidence(Seal seal, UUID id, int n, byte[] sealed) {
        return seal.open(id + "/evidence/" + n, sealed);
    }

    /** Words with the salt under which the manifest commits to them. */
    byte[] words(Seal seal, String place, String words, Salt salt) {
        return seal.close(place, json.writeValueAsBytes(Map.of("words", words, "salt", salt.bytes())));
    }

    String words(Seal seal, String place, byte[] sealed) {
        return json.readTree(seal.open(place, sealed)).path("words").asString();
    }
}
