package io.countersign.policy.a2i;

/** What was given is no flow definition; the message says where and why. */
public final class UnreadableFlow extends RuntimeException {

    UnreadableFlow(String message) {
        super(message);
    }
}
