package io.countersign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a figure was measured. */
record Machine(int cores, String processor, long memoryMegabytes, String jdk, String kernel) {

    static Machine present() throws IOException {
        long kilobytes = Long.parseLong(field("/proc/meminfo", "MemTotal").replace("kB", "").strip());
        return new Machine(Runtime.getRuntime().availableProcessors(), field("/proc/cpuinfo", "model name"),
                kilobytes / 1_024, System.getProperty("java.vendor.version") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(name)).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
    }

    @Override
    public String toString() {
        return "%d cores (%s), %d MB memory, JDK %s, %s".formatted(cores, processor, memoryMegabytes, jdk, kernel);
    }
}
