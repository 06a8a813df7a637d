package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.audit.Bundle;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.NoteSigner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is to be checked is found true, refuted, or cannot be judged; and that is said. Even where the log itself vouches
 * for what comes. Each check starts from the seeds of the same name.
 */
public class ChecksFuzz {

    /** Signatures take the most time and are fuzzed by themselves; so here nobody signs, and nobody asks for it. */
    private static final NoteSigner SIGNER = new NoteSigner(LogInFiles.signer().verifier(), message -> new byte[64],
            InstantSource.system());
    private static final Trust TRUST = new Trust(List.of(), List.of(), 0);
    private static final String FILE = "\n=== ";

    static Stream<byte[]> entry() {
        var log = new LogInFiles(Path.of("unused"), SIGNER).with(4);
        return Stream.of(log.entry(0), log.entry(3));
    }

    @MethodSource
    @FuzzTest
    public void entry(byte[] input) {
        unlessRefuted(() -> EntryFrame.of(input));
        unlessRefuted(() -> LoggedEntry.of(input, input));
    }

    static Stream<byte[]> zip() {
        return Stream.of(Bundle.of(Map.of()), Bundle.of(Map.of("a", new byte[5], "b/ä", new byte[0])));
    }

    @MethodSource
    @FuzzTest
    public void zip(byte[] input) {
        try {
            assertThat(Bundle.of(Bundle.files(input))).isEqualTo(input);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> bundle() {
        return Stream.of(joined(MadeBundle.in(new LogInFiles(Path.of("unused"), SIGNER))));
    }

    /** The entries get their proofs here, whatever is in them. */
    @MethodSource
    @FuzzTest
    public void bundle(byte[] input) {
        Map<String, byte[]> files = split(input);
        var log = new LogInFiles(Path.of("unused"), SIGNER);
        files.forEach((name, content) -> {
            if (name.startsWith("entries/")) log.add(content);
        });
        files.keySet().removeIf(name -> name.startsWith("entries/"));
        for (int index = 0; index < log.size(); index++) files.put(MadeBundle.entry(index), log.entry(index));
        unlessRefuted(() -> new BundleCheck(Bundle.of(MadeBundle.proved(files, log))).run(TRUST));
    }

    static Stream<byte[]> log() {
        var log = new LogInFiles(Path.of("unused"), SIGNER).with(3);
        Map<String, byte[]> files = log.files();
        files.put("checkpoint", log.checkpoint().text().getBytes(StandardCharsets.UTF_8));
        return Stream.of(joined(files));
    }

    /** Its tree head is made a note here, whatever is in it. */
    @MethodSource
    @FuzzTest
    public void log(byte[] input) {
        Map<String, byte[]> files = split(input);
        var log = new LogInFiles(Path.of("unused"), SIGNER);
        unlessRefuted(() -> new Fsck(path -> {
            byte[] content = files.get(path);
            if (path.startsWith("tile/entries/") && content == null) throw new LogSource.NotPermitted(path);
            if (content == null) throw new CannotVerify(path);
            return path.equals("checkpoint") ? note(log, content) : content;
        }, TRUST).run());
    }

    private static byte[] note(LogInFiles log, byte[] head) {
        try {
            return log.signed(Checkpoint.parse(new String(head, StandardCharsets.UTF_8))).toString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noHead) {
            return head;
        }
    }

    static Stream<byte[]> receipt() {
        String id = "0".repeat(36);
        String leaf = "A".repeat(43) + "=";
        return Stream.of("{\"receipt\":{\"entryId\":\"%s\",\"leafHash\":\"%s\"}}".formatted(id, leaf), "{}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource
    @FuzzTest
    public void receipt(byte[] input) {
        var log = new LogInFiles(Path.of("unused"), SIGNER).with(3);
        byte[] proof = log.proofs().get(1).toString().getBytes(StandardCharsets.UTF_8);
        unlessRefuted(() -> new ReceiptCheck(path -> proof, TRUST, InstantSource.system()).run(input));
    }

    private static void unlessRefuted(Runnable check) {
        try {
            check.run();
        } catch (Refuted | CannotVerify | LogSource.NotPermitted said) {
            assertThat(said.getMessage()).isNotBlank();
        }
    }

    /** Files one after the other, each behind a line with its name. */
    private static byte[] joined(Map<String, byte[]> files) {
        var joined = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            joined.writeBytes((FILE + name + "\n").getBytes(StandardCharsets.UTF_8));
            joined.writeBytes(content);
        });
        return joined.toByteArray();
    }

    private static Map<String, byte[]> split(byte[] joined) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String file : new String(joined, StandardCharsets.ISO_8859_1).split(FILE)) {
            int end = file.indexOf('\n');
            if (end > 0) files.put(file.substring(0, end), file.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1));
        }
        return files;
    }
}
