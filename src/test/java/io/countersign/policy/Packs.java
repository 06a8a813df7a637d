package io.countersign.policy;

import io.countersign.client.Api;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** Small packs to publish. */
public final class Packs {

    private Packs() {}

    /** @param within the time to the outcome that it allows, and the only rule in it */
    public static String named(String id, String within) {
        return """
                id: %s
                title: Test
                jurisdiction: any
                timeZone: UTC
                notLegalAdvice: This is not legal advice.
                periods:
                  - effectiveFrom: 2026-01-01
                    rules:
                      review:
                        within: { value: %s, source: Test, note: Test }
                """.formatted(id, within);
    }

    public static Api.Answer publish(Api steward, String yaml, @Nullable Integer base) {
        String id = yaml.lines().filter(line -> line.startsWith("id: ")).findFirst().orElseThrow().substring(4);
        return steward.send(steward.request("/packs/" + id + (base == null ? "" : "?baseVersion=" + base))
                .header("Content-Type", "application/yaml").PUT(BodyPublishers.ofString(yaml)));
    }
}
