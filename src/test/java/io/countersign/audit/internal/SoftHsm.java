package io.countersign.audit.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A token in software (Debian: softhsm2) with one user, who may sign. It is of the process that asks, by SOFTHSM2_CONF. */
record SoftHsm(Path directory, String slot) {

    static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    static final String TOKEN = "countersign";
    static final String PIN = "pin-49152";

    private static final Path UTIL = Path.of("/usr/bin/softhsm2-util");
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    /** Skips the test where SoftHSM is not installed. */
    static SoftHsm in(Path directory) throws Exception {
        assumeTrue(Files.isExecutable(UTIL) && Files.exists(LIBRARY), "No token is here: apt-get install softhsm2");
        Files.createDirectory(directory.resolve("tokens"));
        Files.writeString(configuration(directory), "directories.tokendir = " + directory.resolve("tokens") + "\n");
        return new SoftHsm(directory, addToken(directory, TOKEN));
    }

    private static Path configuration(Path directory) {
        return directory.resolve("softhsm2.conf");
    }

    /** @return its slot */
    private static String addToken(Path directory, String label) throws Exception {
        var said = run(directory, UTIL.toString(), "--init-token", "--free", "--label", label, "--so-pin", "so-pin", "--pin",
                PIN);
        var slot = SLOT.matcher(said);
        if (!slot.find()) throw new IllegalStateException(said);
        return slot.group(1);
    }

    void addTokenOfTheSameName() throws Exception {
        addToken(directory, TOKEN);
    }

    /** @param pem with a private key, as PKCS#8 */
    void add(String label, String id, String pem, String... more) throws Exception {
        Path file = Files.writeString(directory.resolve("key.pem"), pem);
        var command = new ArrayList<>(List.of(UTIL.toString(), "--import", file.toString(), "--slot", slot, "--label",
                label, "--id", id, "--pin", PIN, "--force"));
        command.addAll(List.of(more));
        run(directory, command.toArray(String[]::new));
    }

    /** Runs the main class in a JVM that has this token. @return what it said, line by line */
    List<String> run(Class<?> main, List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return run(directory, command.toArray(String[]::new)).lines().toList();
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path complaints = directory.resolve("stderr");
        var builder = new ProcessBuilder(command).redirectError(complaints.toFile());
        builder.environment().put("SOFTHSM2_CONF", configuration(directory).toString());
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IllegalStateException(said + Files.readString(complaints));
        return said;
    }
}
