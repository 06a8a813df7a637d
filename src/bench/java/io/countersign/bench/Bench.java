package io.countersign.bench;

import io.countersign.devservices.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The process behind {@code countersign bench}. */
public final class Bench {

    private Bench() {}

    static void main(String[] arguments) throws Exception {
        try {
            var options = Options.parse(List.of(arguments));
            Path data = place(options);
            switch (options.kind()) {
                case LOAD -> new LoadRun(options, data).run();
                case VOLUME -> new VolumeRun(options, data).run();
                case LOG_WHOLE -> new WholeLogRun(options, data).run();
                case LOG, LOG_SHORT -> new LogRun(options, data).run();
            }
            if (options.data().isEmpty()) delete(data);
            System.exit(0);
        } catch (BenchFailure | StartFailure failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    static void say(String line) {
        System.out.println(line);
    }

    /** Measured on fresh data only. A directory that was named is kept, any other is not, unless the run failed. */
    private static Path place(Options options) throws IOException {
        if (options.data().isEmpty())
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/bench").toAbsolutePath()), "run-");
        Path named = Files.createDirectories(options.data().get().toAbsolutePath());
        try (var there = Files.list(named)) {
            if (there.findAny().isPresent()) throw new BenchFailure(named + " is not empty, and a run needs fresh data");
        }
        return named;
    }

    private static void delete(Path data) throws IOException {
        try (var tree = Files.walk(data)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (UncheckedIOException vanished) {
            say("Left behind: " + data);
        }
    }
}
