package io.countersign.audit.verify;

import io.countersign.audit.tlog.VerifierKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code countersign fsck URL|DIR}: whether a log is whole. Exit codes: 0 it is, 1 it is not, 2 it could not be judged.
 */
public final class Verify {

    static final String USAGE = """
            Usage: countersign fsck URL|DIR --key VKEY [--key VKEY] [--witness VKEY]... [--quorum N]
                     [--token-env NAME] [--copy DIR]
            VKEY is a verifier key, name+id+key, that you have from the log's or the witness's operator, not from the log.
            The environment variable NAME holds an auditor's access token; without one the entries themselves stay closed.
            --copy keeps what is read, so that it can be checked again offline.""";

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    public Verify(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(new Verify(System.out, System.err, System.getenv()).run(arguments));
    }

    /** @return the exit code */
    public int run(String... arguments) {
        try {
            fsck(List.of(arguments)).forEach(out::println);
            return 0;
        } catch (Refuted refuted) {
            out.println(refuted.getMessage());
            out.println("The log is NOT whole.");
            return 1;
        } catch (CannotVerify | LogSource.NotPermitted missing) {
            err.println("countersign fsck: " + missing.getMessage());
            return 2;
        }
    }

    private List<String> fsck(List<String> arguments) {
        String log = null;
        List<VerifierKey> keys = new ArrayList<>();
        List<VerifierKey> witnesses = new ArrayList<>();
        Integer quorum = null;
        String token = null;
        Path copy = null;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--key" -> keys.add(key(value(word, rest)));
                case "--witness" -> witnesses.add(key(value(word, rest)));
                case "--quorum" -> quorum = number(value(word, rest));
                case "--token-env" -> token = environment(value(word, rest));
                case "--copy" -> copy = Path.of(value(word, rest));
                default -> {
                    if (word.startsWith("--") || log != null) throw usage("Unexpected: " + word + ".");
                    log = word;
                }
            }
        }
        if (log == null || keys.isEmpty()) throw usage("Needs the log's address or directory, and its --key.");
        LogSource source = log.matches("https?://.+") ? new HttpSource(log, token) : new DirectorySource(Path.of(log));
        if (copy != null) source = new Copying(source, copy);
        List<String> said = new Fsck(source, new Trust(keys, witnesses, quorum == null ? witnesses.size() : quorum)).run();
        said.add("The log is whole.");
        return said;
    }

    private String environment(String name) {
        String value = environment.get(name);
        if (value == null) throw new CannotVerify("The environment has no variable " + name + ".");
        return value;
    }

    private static String value(String option, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) throw usage(option + " needs a value.");
        return rest.next();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,4}")) throw usage("Expected a number, but got: " + text + ".");
        return Integer.parseInt(text);
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CannotVerify("Not a verifier key: " + e.getMessage() + ".");
        }
    }

    private static CannotVerify usage(@Nullable String wrong) {
        return new CannotVerify(wrong + System.lineSeparator() + USAGE);
    }
}
