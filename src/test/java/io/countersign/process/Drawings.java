package io.countersign.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The BPMN files that others see: those that ship, and the sample of a customer's own. */
final class Drawings {

    private Drawings() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> shipped = Files.list(Path.of("bpmn/processes"));
                Stream<Path> samples = Files.list(Path.of("samples/processes"))) {
            return Stream.concat(shipped, samples).sorted().toList();
        }
    }
}
