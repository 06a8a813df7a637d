package io.countersign.policy.gate;

import java.nio.charset.StandardCharsets;

/** A file that may hold BPMN. @param name as whoever gave it knows it, for messages */
public record BpmnFile(String name, byte[] content) {

    public static BpmnFile of(String name, String text) {
        return new BpmnFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
