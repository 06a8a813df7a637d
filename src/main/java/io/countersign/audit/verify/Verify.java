package io.countersign.audit.verify;

import io.countersign.audit.witness.RunWitness;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code countersign fsck}, {@code verify} and {@code receipt}: whether a log is whole, a decision's bundle is what was
 * logged, and a receipt was kept. Exit codes: 0 it is true, 1 it is not, 2 it could not be judged. Also the way in to
 * {@code countersign witness}.
 */
public final class Verify {

    private static final String USAGE = """
            Usage: countersign fsck URL|DIR      --key VKEY [--witness VKEY]... [--quorum N] [--token-env NAME] [--copy DIR]
                   countersign verify BUNDLE     --key VKEY [--witness VKEY]... [--quorum N]
                   countersign receipt check URL|DIR RECEIPT --key VKEY [--witness VKEY]... [--quorum N]
                   countersign witness --name NAME --data DIR --log VKEY [--log VKEY]... [--listen HOST:PORT]
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

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("witness"))
            RunWitness.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        else System.exit(new Verify(System.out, System.err, System.getenv()).run(arguments));
    }

    /** @return the exit code */
    public int run(String... words) {
        String command = words.length == 0 ? "" : words[0];
        try {
            judge(command, List.of(words).subList(Math.min(1, words.length), words.length)).forEach(out::println);
            return 0;
        } catch (Refuted refuted) {
            out.println(refuted.getMessage());
            out.println("It is NOT what it should be.");
            return 1;
        } catch (CannotVerify | LogSource.NotPermitted missing) {
            err.println("countersign " + command + ": " + missing.getMessage());
            err.println(USAGE);
            return 2;
        }
    }

    private List<String> judge(String command, List<String> words) {
        if (!List.of("fsck", "verify", "receipt").contains(command)) throw new CannotVerify("Unknown command.");
        Arguments typed = Arguments.of(words, environment);
        return switch (command) {
            case "fsck" -> new Fsck(typed.log(typed.targets(1, "the log's address or directory").getFirst()), typed.trust()).run();
            case "verify" -> new BundleCheck(file(typed.targets(1, "a bundle").getFirst())).run(typed.trust());
            default -> {
                var targets = typed.targets(3, "the word check, the log's address or directory, and a receipt");
                if (!targets.getFirst().equals("check")) throw new CannotVerify("A receipt can only be checked: receipt check.");
                yield new ReceiptCheck(typed.log(targets.get(1)), typed.trust(), InstantSource.system()).run(file(targets.get(2)));
            }
        };
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(Path.of(name));
        } catch (IOException e) {
            throw new CannotVerify("The file " + name + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
