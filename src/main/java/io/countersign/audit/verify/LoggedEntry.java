package io.countersign.audit.verify;

import tools.jackson.databind.JsonNode;

/** An entry with what it tells. @param leaf its leaf hash */
record LoggedEntry(EntryFrame frame, byte[] leaf, JsonNode content) {

    /** @throws Refuted if it is not canonical JSON */
    static LoggedEntry of(byte[] entry, byte[] leaf) {
        return new LoggedEntry(EntryFrame.of(entry), leaf, Json.canonical(entry));
    }

    boolean is(String kind) {
        return frame.kind().equals(kind);
    }

    String detail(String name) {
        return content.path("details").path(name).asString("");
    }
}
