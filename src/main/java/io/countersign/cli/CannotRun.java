package io.countersign.cli;

/** Ends the command with exit code 2; the message is one line for the person who typed it. */
final class CannotRun extends RuntimeException {

    CannotRun(String message) {
        super(message);
    }
}
