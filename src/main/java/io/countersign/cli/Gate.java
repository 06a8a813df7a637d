package io.countersign.cli;

import io.countersign.policy.gate.BpmnFile;
import io.countersign.policy.gate.Deployed;
import io.countersign.policy.gate.Finding;
import io.countersign.policy.gate.GateCheck;
import io.countersign.policy.gate.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code countersign gate}: whether BPMN files could be deployed together. Exit codes: 0 all pass, 1 a process is refused,
 * 2 nothing was judged, because a file is no BPMN or the words are wrong.
 */
public final class Gate {

    private static final String USAGE = "Usage: countersign gate FILE...   (BPMN files, judged together as if deployed together)";

    private final PrintStream out;
    private final PrintStream err;

    Gate(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Gate(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        try {
            return judge(List.of(arguments));
        } catch (CannotRun refused) {
            err.println("countersign gate: " + refused.getMessage());
            return 2;
        }
    }

    private int judge(List<String> names) {
        return switch (GateCheck.check(files(names), Deployed.nothing())) {
            case Verdict.Passes passes -> {
                passes.processes().forEach(process -> out.println(process + ": nothing finalises before a person has reviewed."));
                yield 0;
            }
            case Verdict.Refused refused -> {
                refused.findings().stream().map(Finding::sentence).forEach(out::println);
                yield 1;
            }
            case Verdict.Unreadable unreadable -> throw new CannotRun(unreadable.file() + ": " + unreadable.why());
        };
    }

    private static List<BpmnFile> files(List<String> names) {
        if (names.isEmpty()) throw new CannotRun("no file is named" + System.lineSeparator() + USAGE);
        List<BpmnFile> files = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("--")) throw new CannotRun("unknown option " + name + System.lineSeparator() + USAGE);
            try {
                files.add(new BpmnFile(name, Files.readAllBytes(Path.of(name))));
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new CannotRun(name + " cannot be read: " + unreadable);
            }
        }
        return files;
    }
}
