package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this source tree and its build output lie. Maven and the script run the JVM in the tree's own directory. */
final class Checkout {

    private Checkout() {}

    static Path target() {
        return Path.of("target").toAbsolutePath();
    }

    static Path classes() {
        return target().resolve("classes");
    }

    /** The application's compile and runtime dependencies. */
    static String dependencies() {
        try {
            return Files.readString(target().resolve("runtime.classpath")).strip();
        } catch (IOException unbuilt) {
            throw new UncheckedIOException("No target/runtime.classpath: run mvn test-compile", unbuilt);
        }
    }
}
