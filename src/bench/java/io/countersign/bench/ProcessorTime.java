package io.countersign.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU seconds that each part has used so far: its first process and all below it, in user mode and kernel, with those
 * of children that have ended and been waited for (proc(5): utime, stime, cutime, cstime).
 */
record ProcessorTime(Map<String, Double> seconds) {

    /** USER_HZ is 100 on every architecture that the JDK runs on. */
    private static final double TICKS_PER_SECOND = 100;
    private static final long LOOK_MILLIS = 1_000;
    /** Of one core, for all parts together; their clocks and health checks alone use less. */
    private static final double RESTING = 0.2;

    static ProcessorTime of(Map<String, Long> pids) {
        var seconds = new LinkedHashMap<String, Double>();
        pids.forEach((name, pid) -> seconds.put(name, ofTree(name, pid)));
        return new ProcessorTime(seconds);
    }

    /** Once they do next to nothing any more: what a case costs is not all spent when its last step has been answered. */
    static ProcessorTime atRest(Map<String, Long> pids) throws InterruptedException {
        var progress = new Progress();
        while (true) {
            var before = of(pids);
            Thread.sleep(LOOK_MILLIS);
            var now = of(pids);
            if (now.total() - before.total() < RESTING * LOOK_MILLIS / 1_000) return now;
            progress.hopeFor("the parts to come to rest");
        }
    }

    private double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What was used since {@code before}, divided by {@code cases}, in milliseconds. */
    Map<String, Double> millisPerCaseSince(ProcessorTime before, int cases) {
        var millis = new LinkedHashMap<String, Double>();
        seconds.forEach((name, now) -> millis.put(name, (now - before.seconds.get(name)) * 1_000 / cases));
        return millis;
    }

    private static double ofTree(String name, long pid) {
        ProcessHandle root = ProcessHandle.of(pid)
                .orElseThrow(() -> new BenchFailure("The process of " + name + " (" + pid + ") has ended"));
        // The driver is the parent of the others, which are counted by themselves.
        var family = pid == ProcessHandle.current().pid() ? Stream.of(root) : Stream.concat(Stream.of(root), root.descendants());
        boolean withEnded = pid != ProcessHandle.current().pid();
        return family.mapToLong(process -> ticks(process.pid(), withEnded)).sum() / TICKS_PER_SECOND;
    }

    private static long ticks(long pid, boolean withEnded) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // Behind the command's name, which may hold anything: the fields from the third on.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return withEnded ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
