package io.countersign.audit.tlog;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code countersign key}: makes a log's key, and says its public half. Exit codes: 0 done, 2 it could not be. */
public final class MakeKey {

    private static final String USAGE = """
            Usage: countersign key NAME FILE [--ml-dsa-44]
            NAME is the log's, best its address without the scheme, such as countersign.example.org/log. The key pair is
            made in FILE unless it is there; guard it. What is printed is the verifier key, for those who check the log.
            --ml-dsa-44 is for the second key, against quantum computers.""";

    private MakeKey() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        var type = words.remove("--ml-dsa-44") ? SignatureType.COSIGNATURE_ML_DSA_44 : SignatureType.ED25519;
        if (words.size() != 2 || words.stream().anyMatch(word -> word.startsWith("--"))) {
            err.println(USAGE);
            return 2;
        }
        try {
            KeyName.checked(words.getFirst());
            out.println(new VerifierKey(words.getFirst(), type, KeyFile.open(type, Path.of(words.getLast())).getPublic()));
            return 0;
        } catch (IllegalArgumentException | IOException e) {
            err.println("countersign key: " + e.getMessage());
            return 2;
        }
    }
}
