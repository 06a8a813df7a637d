package io.countersign.bench;

import java.util.List;

/** Why there is no figure. */
final class BenchFailure extends RuntimeException {

    BenchFailure(String line) {
        super(line);
    }

    BenchFailure(List<String> lines) {
        super(String.join("\n", lines));
    }
}
