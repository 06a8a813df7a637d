package io.countersign.policy.gate;

import java.util.List;

/**
 * What the engine already holds, the oldest first: a call reaches the last version of a process, and every version in here
 * that calls a process is judged anew when that process is replaced.
 */
public record Deployed(List<BpmnFile> files) {

    public Deployed {
        files = List.copyOf(files);
    }

    public static Deployed nothing() {
        return new Deployed(List.of());
    }
}
