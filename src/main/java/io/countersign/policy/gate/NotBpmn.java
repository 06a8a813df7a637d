package io.countersign.policy.gate;

/** The file cannot be read as BPMN at all. The message is one sentence. */
final class NotBpmn extends RuntimeException {

    NotBpmn(String message) {
        super(message, null, false, false);
    }
}
