package io.countersign.audit.verify;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sigstore's verifier for Node (the package {@code @sigstore/verify}), which knows nothing of ours. */
final class SigstoreVerifier {

    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "node");
    private static final String UNREACHABLE = "(?s).*\\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|"
            + "ETIMEDOUT|ERR_SOCKET_TIMEOUT)\\b.*";

    private SigstoreVerifier() {}

    /**
     * Skips the test where Node or npm is not installed, or the package cannot be fetched.
     *
     * @param proofs a directory with {@code <name>.entry} and {@code <name>.tlog-proof} for each entry
     */
    static Verdict verify(Path proofs, String key) throws IOException {
        assumeTrue(isInstalled("node") && isInstalled("npm"), "Node is not here: apt-get install nodejs npm");
        install();
        return run("node", "inclusion.js", proofs.toAbsolutePath().toString(), key);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static void install() throws IOException {
        Files.createDirectories(HOME);
        Path installed = HOME.resolve("package-lock.json");
        boolean fresh = Files.notExists(installed) || Files.mismatch(SOURCE.resolve("package-lock.json"), installed) >= 0;
        for (String file : new String[] {"package.json", "inclusion.js"})
            Files.copy(SOURCE.resolve(file), HOME.resolve(file), REPLACE_EXISTING);
        if (!fresh) return;
        Files.copy(SOURCE.resolve("package-lock.json"), installed, REPLACE_EXISTING);
        var npm = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1",
                "--fetch-retry-mintimeout=1000", "--fetch-timeout=20000");
        if (npm.exit() == 0) return;
        Files.delete(installed);
        assumeFalse(npm.said().matches(UNREACHABLE), "npm cannot fetch @sigstore/verify: " + npm.said());
        throw new IllegalStateException("npm does not install @sigstore/verify: " + npm.said());
    }

    private static Verdict run(String... command) {
        return Verdict.of(new ProcessBuilder(command).directory(HOME.toFile()));
    }
}
