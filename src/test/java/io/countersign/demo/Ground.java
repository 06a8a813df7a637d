package io.countersign.demo;

import io.countersign.devservices.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must hold before anything is started. */
record Ground(Path data) {

    private static final long NEEDED_BYTES = 2_000_000_000L;

    /** @throws Refusal saying what is in the way */
    void check(int port) {
        if (!Ports.isFree(port)) {
            throw new Refusal("Port %d is taken by another program. Choose another one with --port N, for example --port %d."
                    .formatted(port, port < 65_535 ? port + 1 : port - 1));
        }
        checkSpace(usable());
    }

    void checkSpace(long usableBytes) {
        if (usableBytes < NEEDED_BYTES) {
            throw new Refusal("Only %d MB are free where %s lies; the demo needs 2000 MB."
                    .formatted(usableBytes / 1_000_000, data.toAbsolutePath()));
        }
    }

    private long usable() {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
