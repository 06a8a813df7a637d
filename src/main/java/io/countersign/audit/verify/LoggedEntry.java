package io.countersign.audit.verify;

import io.countersign.kernel.CanonicalJson;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry with what it tells. @param leaf its leaf hash */
record LoggedEntry(EntryFrame frame, byte[] leaf, JsonNode content) {

    /** @throws Refuted if it is not canonical JSON */
    static LoggedEntry of(byte[] entry, byte[] leaf) {
        JsonNode content = json(entry);
        if (!Arrays.equals(CanonicalJson.of(content), entry)) throw new Refuted("An entry is not canonical JSON.");
        return new LoggedEntry(EntryFrame.of(entry), leaf, content);
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            throw new Refuted("A file is not JSON: " + e.getOriginalMessage() + ".");
        }
    }

    boolean is(String kind) {
        return frame.kind().equals(kind);
    }

    String detail(String name) {
        return content.path("details").path(name).asString("");
    }
}
