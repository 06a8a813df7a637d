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
        try {
            var runs = Files.createDirectories(Path.of("target/dev-services").toAbsolutePath());
            var data = Files.createTempDirectory(runs, "run-");
            var stack = Stack.onFreePorts(data);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(stack, data)));
            stack.start(_ -> {});
            return stack;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The logs stay for whoever asks why a test failed. */
    private static void end(Stack stack, Path data) {
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
