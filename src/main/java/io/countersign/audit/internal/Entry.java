package io.countersign.audit.internal;

import io.countersign.kernel.Actor;
import io.countersign.kernel.CanonicalJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;

/**
 * An entry before it is chained: its canonical JSON in two halves. The database puts {@code "previous"} and
 * {@code "sequence"} between them while it holds the stream's row, which saves a round trip. Member names stay in
 * canonical order that way: everything in {@code before} sorts ahead of "previous", "version" after "sequence".
 */
record Entry(String before, String after) {

    private static final int VERSION = 1;

    static Entry of(ObjectMapper json, UUID id, String stream, String kind, Actor actor, Instant at,
            Map<String, ?> details) {
        String body = CanonicalJson.text(json.valueToTree(Map.of("actor", actor.toString(), "at", at.toString(),
                "details", details, "id", id.toString(), "kind", kind)));
        return new Entry(body.substring(0, body.length() - 1) + ",",
                ",\"stream\":" + CanonicalJson.quoted(stream) + ",\"version\":" + VERSION + "}");
    }
}
