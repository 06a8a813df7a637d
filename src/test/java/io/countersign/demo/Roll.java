package io.countersign.demo;

import io.countersign.devservices.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The process ids of the children on file, for whoever comes after a supervisor that was killed. */
record Roll(Path file) {

    private static final int PATIENCE_SECONDS = 30;

    static Roll in(Path data) {
        return new Roll(data.resolve("children"));
    }

    void write(List<Part> parts) {
        try {
            Files.writeString(file, parts.stream().filter(Part::running).map(part -> part.pid() + " " + part.name() + "\n")
                    .collect(Collectors.joining()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Children of a killed supervisor end by themselves within seconds; until then they hold its ports and files. */
    void awaitEndOfThose() throws IOException {
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                ProcessHandle.of(Long.parseLong(line.split(" ")[0])).filter(Roll::isChild).ifPresent(Roll::await);
            }
        }
    }

    /** The number may belong to some other program by now. Of a long command line only the beginning is to be had. */
    private static boolean isChild(ProcessHandle process) {
        var command = process.info().commandLine().or(() -> process.info().command()).orElse("");
        return command.contains("tether.jar") || command.contains("/countersign/postgres-");
    }

    private static void await(ProcessHandle child) {
        try {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            child.destroyForcibly();
            child.onExit().join();
        } catch (InterruptedException | ExecutionException cannot) {
            throw new IllegalStateException(cannot);
        }
    }
}
