package io.countersign.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a program said, and its exit code. */
public record Verdict(int exit, String said) {

    /** Waits until it has ended. */
    static Verdict of(ProcessBuilder program) {
        try {
            var process = program.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            return new Verdict(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
