package io.countersign.devservices;

/** A part did not come up. The message is one line for a person: what failed, why if known, and where to read more. */
public final class StartFailure extends RuntimeException {

    StartFailure(String line) {
        super(line);
    }

    StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
