package io.countersign.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An official {@code .tar.gz} that the build laid under {@code target/distributions}. */
record Distribution(String fileName) {

    static Distribution startingWith(String artifact) {
        try (var files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(artifact) && name.endsWith(".tar.gz"))
                    .findFirst()
                    .map(Distribution::new)
                    .orElseThrow(() -> missing(artifact));
        } catch (IOException none) {
            throw missing(artifact);
        }
    }

    /** For example {@code camunda-zeebe-8.5.8}. */
    String name() {
        return fileName.substring(0, fileName.length() - ".tar.gz".length());
    }

    void unpackInto(Path target) throws IOException {
        try (var gzip = new GZIPInputStream(Files.newInputStream(directory().resolve(fileName)), 1 << 16)) {
            Archive.unpack(gzip, target, 1);
        }
    }

    private static StartFailure missing(String artifact) {
        return new StartFailure("No " + artifact + " under " + directory() + ": run mvn test-compile");
    }

    private static Path directory() {
        return Checkout.target().resolve("distributions");
    }
}
