package io.countersign.audit.verify;

import io.countersign.audit.tlog.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was typed behind the command. */
record Arguments(List<String> targets, Trust trust, @Nullable String token, Optional<Path> copy) {

    /** @throws CannotVerify naming what is wrong */
    static Arguments of(List<String> words, Map<String, String> environment) {
        List<String> targets = new ArrayList<>();
        List<VerifierKey> keys = new ArrayList<>();
        List<VerifierKey> witnesses = new ArrayList<>();
        Integer quorum = null;
        String token = null;
        Path copy = null;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--key" -> keys.add(key(value(word, rest)));
                case "--witness" -> witnesses.add(key(value(word, rest)));
                case "--quorum" -> quorum = number(value(word, rest));
                case "--token-env" -> token = variable(environment, value(word, rest));
                case "--copy" -> copy = Path.of(value(word, rest));
                default -> {
                    if (word.startsWith("--")) throw new CannotVerify("Unknown option " + word + ".");
                    targets.add(word);
                }
            }
        }
        if (keys.isEmpty()) throw new CannotVerify("Needs the log's --key, which you have from its operator.");
        if (quorum != null && quorum > witnesses.size()) throw new CannotVerify("A quorum of " + quorum + " needs as many --witness.");
        if (witnesses.stream().map(VerifierKey::toString).distinct().count() < witnesses.size()
                || witnesses.stream().anyMatch(witness -> keys.stream().anyMatch(key -> key.key().equals(witness.key()))))
            throw new CannotVerify("Each --witness is another one, and none is the log itself.");
        return new Arguments(targets, new Trust(keys, witnesses, quorum == null ? witnesses.size() : quorum), token,
                Optional.ofNullable(copy));
    }

    /** @throws CannotVerify unless there is just this many */
    List<String> targets(int count, String what) {
        if (targets.size() != count) throw new CannotVerify("Needs " + what + ".");
        return targets;
    }

    /** The log that a target names, by address or directory. */
    LogSource log(String target) {
        LogSource source = target.matches("https?://.+") ? new HttpSource(target, token) : new DirectorySource(Path.of(target));
        return copy.<LogSource>map(directory -> new Copying(source, directory)).orElse(source);
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) throw new CannotVerify("The environment has no variable " + name + ".");
        return value;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) throw new CannotVerify(option + " needs a value.");
        return rest.next();
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,4}")) throw new CannotVerify("Expected a number, but got: " + text + ".");
        return Integer.parseInt(text);
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CannotVerify("Not a verifier key: " + e.getMessage() + ".");
        }
    }
}
