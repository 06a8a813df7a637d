package io.countersign.bench;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.EntryBundle;
import io.countersign.audit.tlog.GrowingTree;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.Tile;
import io.countersign.audit.tlog.VerifierKey;
import io.countersign.audit.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** How fast {@code fsck} verifies a whole log, beside the machine's SHA-256 over the same entries. */
final class LogVerification {

    private static final int STREAM = 10;
    private static final int TIMES = 7;

    private final Path directory;
    private final int entries;
    private long bytes;

    LogVerification(Path directory, int entries) {
        this.directory = directory;
        this.entries = entries;
    }

    /**
     * Each the median of {@value #TIMES} in turn, on all processors, the files in the operating system's cache.
     *
     * @param bytes    of all entries
     * @param fsck     in nanoseconds: everything, signature and chains included
     * @param raw      SHA-256 over each bundle's bytes as one message, reading included
     * @param rawLeaves SHA-256 over each entry by itself, reading included
     */
    record Rates(int entries, long bytes, long fsck, long raw, long rawLeaves) {

        double megabytesPerSecond(long nanos) {
            return bytes * 1e3 / nanos;
        }

        double ofRaw() {
            return (double) raw / fsck;
        }

        @Override
        public String toString() {
            return "%,d entries, %.0f MB: fsck %.0f MB/s; SHA-256 %.0f MB/s over bundles, %.0f MB/s entry by entry; ratio %.2f"
                    .formatted(entries, bytes / 1e6, megabytesPerSecond(fsck), megabytesPerSecond(raw),
                            megabytesPerSecond(rawLeaves), ofRaw());
        }
    }

    Rates run() throws IOException {
        String key = write();
        long[] fsck = new long[TIMES];
        long[] raw = new long[TIMES];
        long[] rawLeaves = new long[TIMES];
        for (int time = 0; time < TIMES; time++) {
            raw[time] = nanos(() -> hash(false));
            fsck[time] = nanos(() -> fsck(key));
            rawLeaves[time] = nanos(() -> hash(true));
        }
        return new Rates(entries, bytes, median(fsck), median(raw), median(rawLeaves));
    }

    private static long median(long[] nanos) {
        return Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElseThrow();
    }

    private void fsck(String key) {
        var said = new ByteArrayOutputStream();
        int exit = new Verify(new PrintStream(said), new PrintStream(said), Map.of()).run("fsck", directory.toString(), "--key", key);
        if (exit != 0) throw new BenchFailure("The log was not found whole: " + said);
    }

    private void hash(boolean entryByEntry) {
        long tiles = (entries + Tile.FULL - 1L) / Tile.FULL;
        LongStream.range(0, tiles).parallel().forEach(index -> {
            try {
                byte[] bundle = Files.readAllBytes(directory.resolve("tile/entries/"
                        + Tile.of(0, index, entries).orElseThrow().place()));
                var sha256 = MessageDigest.getInstance("SHA-256");
                if (entryByEntry) EntryBundle.parse(bundle).entries().forEach(sha256::digest);
                else sha256.digest(bundle);
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new BenchFailure(e.toString());
            }
        });
    }

    private static long nanos(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    /** Entries like those of the product, ten in a stream. @return the verifier key */
    private String write() throws IOException {
        var tree = new GrowingTree(tile -> new byte[0], 0);
        var bundle = new ArrayList<byte[]>(Tile.FULL);
        byte[] previous = new byte[0];
        for (int n = 0; n < entries; n++) {
            byte[] entry = entry(n, n % STREAM == 0 ? "null" : "\"" + Base64.getEncoder().encodeToString(previous) + "\"");
            previous = Merkle.leaf(entry);
            tree.append(previous);
            bundle.add(entry);
            bytes += entry.length;
            if (bundle.size() == Tile.FULL || n == entries - 1) {
                write("tile/entries/" + new Tile(0, n / Tile.FULL, bundle.size()).place(), EntryBundle.of(bundle));
                bundle.clear();
            }
        }
        for (var grown : tree.grown()) write("tile/" + grown.tile().path(), grown.hashes());
        var pair = KeyPem.read(SignatureType.ED25519, KeyPem.generate(SignatureType.ED25519));
        var signer = new NoteSigner(new VerifierKey("localhost/bench", SignatureType.ED25519, pair.getPublic()),
                SigningKey.of(pair.getPrivate()), InstantSource.system());
        String head = new Checkpoint("localhost/bench", entries, tree.root()).text();
        write("checkpoint", new Note(head, List.of(signer.sign(head))).toString().getBytes(StandardCharsets.UTF_8));
        return signer.verifier().toString();
    }

    private static byte[] entry(int n, String previous) {
        String id = "01a20000-0000-7000-8000-%012x".formatted(n);
        return ("{\"actor\":\"person:01a20631-d9fd-7d3f-9688-210b405b9328\",\"at\":\"2026-01-01T00:00:00.123456Z\",\"details\":"
                + "{\"caseHash\":\"jZae727K08KaOmKSgOaGzww/XVqGr/PKEgIMkjrcbJI=\",\"decision\":\"uphold\",\"outcome\":\"deny\","
                + "\"reasons\":[\"L1\"],\"task\":\"" + id + "\",\"verdict\":\"" + id + "\","
                + "\"words\":\"jZae727K08KaOmKSgOaGzww/XVqGr/PKEgIMkjrcbJI=\"},\"id\":\"" + id + "\",\"kind\":\"verdict-recorded\","
                + "\"previous\":" + previous + ",\"sequence\":" + (n % STREAM + 1) + ",\"stream\":\"decision:01a20000-0000-7000-8000-"
                + "%012x".formatted(n / STREAM) + "\",\"version\":1}").getBytes(StandardCharsets.UTF_8);
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
