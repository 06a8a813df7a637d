package io.countersign.cli;

import io.countersign.policy.a2i.ImportedFlow;
import io.countersign.policy.a2i.UnreadableFlow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * {@code countersign import-a2i}: turns a flow definition of Amazon A2I into settings and a routing table, and says what could
 * not be carried over. Exit codes: 0 done, 2 unreadable or wrong usage. Overwrites nothing.
 */
public final class ImportA2i {

    static final String USAGE = """
        Usage: countersign import-a2i FILE --out DIR
        FILE is the JSON of a flow definition, as CreateFlowDefinition takes it or DescribeFlowDefinition gives it.""";

    private final PrintStream out;
    private final PrintStream err;

    ImportA2i(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new ImportA2i(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        try {
            if (arguments.length != 3 || !arguments[1].equals("--out")) {
                throw new CannotRun("expected a file and where its translation goes" + System.lineSeparator() + USAGE);
            }
            translate(Path.of(arguments[0]), Path.of(arguments[2]));
            return 0;
        } catch (CannotRun refused) {
            err.println("countersign import-a2i: " + refused.getMessage());
            return 2;
        }
    }

    private void translate(Path file, Path directory) {
        var flow = read(file);
        var files = Map.of("oversight.json", flow.settings(), "a2i-" + flow.name() + "-routing.dmn", flow.routing(),
            "note.txt", flow.note());
        try {
            Files.createDirectories(directory);
            for (var name : files.keySet()) {
                if (Files.exists(directory.resolve(name))) {
                    throw new FileAlreadyExistsException(directory.resolve(name).toString());
                }
            }
            for (var written : files.entrySet()) {
                Files.writeString(directory.resolve(written.getKey()), written.getValue(), StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException there) {
            throw new CannotRun(there.getMessage() + ": is there already; choose another directory");
        } catch (IOException broken) {
            throw new CannotRun(directory + ": cannot be written: " + broken.getMessage());
        }
        out.print(flow.note());
        out.println();
        files.keySet().stream().sorted().forEach(name -> out.println("Written: " + directory.resolve(name)));
    }

    private static ImportedFlow read(Path file) {
        try {
            return ImportedFlow.of(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new CannotRun(file + ": no such file");
        } catch (IOException broken) {
            throw new CannotRun(file + ": cannot be read as text: " + broken.getMessage());
        } catch (UnreadableFlow unreadable) {
            throw new CannotRun(file + ": " + unreadable.getMessage());
        }
    }
}
