package io.countersign.audit.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Go project's own verifier (Debian: golang-go, golang-golang-x-mod-dev), which knows nothing of ours. */
public final class GoVerifier {

    private static final Path PACKAGES = Path.of("/usr/share/gocode");

    private GoVerifier() {}

    /** Skips the test where Go is not installed. */
    public static Verdict verify(Path log, String key) {
        assumeTrue(Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog")) && Files.isExecutable(
                Path.of("/usr/bin/go")), "Go is not here: apt-get install golang-go golang-golang-x-mod-dev");
        Path binary = Path.of("target", "go", "verify").toAbsolutePath();
        if (Files.notExists(binary)) {
            var built = run("go", "build", "-o", binary.toString(), "src/test/go/verify.go");
            if (built.exit() != 0) throw new IllegalStateException("Go does not build it: " + built.said());
        }
        return run(binary.toString(), log.toString(), key);
    }

    private static Verdict run(String... command) {
        var program = new ProcessBuilder(command);
        program.environment().put("GO111MODULE", "off");
        program.environment().put("GOPATH", PACKAGES.toString());
        program.environment().put("GOCACHE", Path.of("target", "go", "cache").toAbsolutePath().toString());
        return Verdict.of(program);
    }
}
