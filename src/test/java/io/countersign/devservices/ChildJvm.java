package io.countersign.devservices;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of a JVM that dies with this one ({@link Tether}) and is not reached by a terminal's Ctrl-C. */
record ChildJvm(String mainClass, String classPath, List<String> options, List<String> arguments) {

    ProcessBuilder command(Map<String, String> environment) {
        var command = new ArrayList<String>(List.of("setsid", java()));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", TetherClassPath.jar() + ":" + classPath, Tether.class.getName(), mainClass));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // Fewer malloc arenas: native memory of several JVMs on a small machine.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return builder;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
