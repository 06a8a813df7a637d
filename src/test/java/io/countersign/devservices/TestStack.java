package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one stack of a test JVM: started when first asked for, on fresh data, and gone with the JVM. */
public final class TestStack {

    private TestStack() {}

    public static Stack shared() {
        return Shared.STACK;
    }

    private static final class Shared {
        static final Stack STACK = begin();
    }

    private static Stack begin() {
        var data = place("run-");
        var stack = Stack.onFreePorts(data);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(stack, data)));
        stack.start(_ -> {});
        return stack;
    }

    /** A new directory for the data of one stack. */
    public static Path place(String prefix) {
        try {
            var runs = Files.createDirectories(Path.of("target/dev-services").toAbsolutePath());
            return Files.createTempDirectory(runs, prefix);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Stops it and deletes what it stored. The logs stay for whoever asks why a test failed. */
    public static void end(Stack stack, Path data) {
        stack.close();
        for (var store : new String[] {"postgres", "keycloak", "zeebe"}) {
            try {
                Directories.delete(data.resolve(store));
            } catch (IOException undeletable) {
                System.err.println("Left behind: " + data + " (" + undeletable.getMessage() + ")");
            }
        }
    }
}
