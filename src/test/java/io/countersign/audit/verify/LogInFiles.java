package io.countersign.audit.verify;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.EntryBundle;
import io.countersign.audit.tlog.GrowingTree;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.Tile;
import io.countersign.audit.tlog.TiledTree;
import io.countersign.audit.tlog.TlogProof;
import io.countersign.audit.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes a log of made-up entries in a few streams, signed by a key of its own. */
final class LogInFiles {

    static final String ORIGIN = "example.com/log";

    private final Path directory;
    private final NoteSigner signer;
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<String, byte[]> last = new HashMap<>();
    private final Map<String, Integer> sequences = new HashMap<>();

    LogInFiles(Path directory) {
        this(directory, signer());
    }

    LogInFiles(Path directory, NoteSigner signer) {
        this.directory = directory;
        this.signer = signer;
    }

    static NoteSigner signer() {
        var pair = KeyPem.read(SignatureType.ED25519, KeyPem.generate(SignatureType.ED25519));
        return new NoteSigner(new VerifierKey(ORIGIN, SignatureType.ED25519, pair.getPublic()),
                SigningKey.of(pair.getPrivate()), InstantSource.system());
    }

    String key() {
        return signer.verifier().toString();
    }

    LogInFiles with(int count) {
        for (int i = 0; i < count; i++) add("decision:" + entries.size() % 3);
        return this;
    }

    void add(String stream) {
        add(stream, "test-written", "{\"note\":\"\\\"kind\\\":\\\"none\\\"\"}");
    }

    /** @param details canonical JSON */
    void add(String stream, String kind, String details) {
        byte[] previous = last.get(stream);
        add(stream, kind, details, sequences.merge(stream, 1, Integer::sum),
                previous == null ? "null" : "\"" + Base64.getEncoder().encodeToString(previous) + "\"");
    }

    void add(String stream, int sequence, String previous) {
        add(stream, "test-written", "{}", sequence, previous);
    }

    /** Says that there are so many entries. */
    void census(int count, boolean agrees) {
        add("census", "census-taken", "{\"agrees\":%b,\"entries\":{\"test-written\":%d}}".formatted(agrees, count));
    }

    private void add(String stream, String kind, String details, int sequence, String previous) {
        byte[] entry = """
                {"actor":"person:test","at":"2026-01-01T00:00:00Z","details":%s,"id":"%08d",\
                "kind":"%s","previous":%s,"sequence":%d,"stream":"%s","version":1}"""
                .formatted(details, entries.size(), kind, previous, sequence, stream).getBytes(StandardCharsets.UTF_8);
        add(entry);
        last.put(stream, Merkle.leaf(entry));
    }

    void add(byte[] entry) {
        entries.add(entry);
    }

    int size() {
        return entries.size();
    }

    void write() throws IOException {
        for (var file : files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** By the names that they have over HTTP. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        tiles().forEach((tile, hashes) -> files.put("tile/" + tile.path(), hashes));
        for (int from = 0; from < entries.size(); from += Tile.FULL) {
            var bundle = entries.subList(from, Math.min(entries.size(), from + Tile.FULL));
            files.put("tile/entries/" + new Tile(0, from / Tile.FULL, bundle.size()).place(), EntryBundle.of(bundle));
        }
        files.put("checkpoint", checkpoint().toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    byte[] entry(int index) {
        return entries.get(index);
    }

    /** Of every entry, in order. */
    List<TlogProof> proofs() {
        Proofs tree = tree();
        Note checkpoint = checkpoint();
        return IntStream.range(0, entries.size())
                .mapToObj(index -> new TlogProof(index, tree.inclusion(index, entries.size()), checkpoint)).toList();
    }

    Note checkpoint() {
        return signed(new Checkpoint(ORIGIN, entries.size(), tree().root(entries.size())));
    }

    Note signed(Checkpoint head) {
        return new Note(head.text(), List.of(signer.sign(head.text())));
    }

    private Proofs tree() {
        return new Proofs(new TiledTree(tiles()::get, entries.size()));
    }

    private Map<Tile, byte[]> tiles() {
        var tree = new GrowingTree(tile -> new byte[0], 0);
        entries.forEach(entry -> tree.append(Merkle.leaf(entry)));
        Map<Tile, byte[]> tiles = new HashMap<>();
        tree.grown().forEach(grown -> tiles.put(grown.tile(), grown.hashes()));
        return tiles;
    }
}
