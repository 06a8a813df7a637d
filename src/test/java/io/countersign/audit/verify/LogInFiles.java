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

/** Writes a log of made-up entries in a few streams, signed by a key of its own. */
final class LogInFiles {

    private final Path directory;
    private final NoteSigner signer;
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<String, byte[]> last = new HashMap<>();
    private final Map<String, Integer> sequences = new HashMap<>();

    LogInFiles(Path directory) {
        this.directory = directory;
        var pair = KeyPem.read(SignatureType.ED25519, KeyPem.generate(SignatureType.ED25519));
        signer = new NoteSigner(new VerifierKey("example.com/log", SignatureType.ED25519, pair.getPublic()),
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
        int sequence = sequences.merge(stream, 1, Integer::sum);
        byte[] previous = last.get(stream);
        add(stream, sequence, previous == null ? "null" : "\"" + Base64.getEncoder().encodeToString(previous) + "\"");
    }

    void add(String stream, int sequence, String previous) {
        byte[] entry = """
                {"actor":"system:test","at":"2026-01-01T00:00:00Z","details":{"note":"\\"kind\\":\\"none\\""},"id":"%08d",\
                "kind":"test-written","previous":%s,"sequence":%d,"stream":"%s","version":1}"""
                .formatted(entries.size(), previous, sequence, stream).getBytes(StandardCharsets.UTF_8);
        entries.add(entry);
        last.put(stream, Merkle.leaf(entry));
    }

    void write() throws IOException {
        for (var tile : tiles().entrySet()) write("tile/" + tile.getKey().path(), tile.getValue());
        for (int from = 0; from < entries.size(); from += Tile.FULL) {
            var bundle = entries.subList(from, Math.min(entries.size(), from + Tile.FULL));
            write("tile/entries/" + new Tile(0, from / Tile.FULL, bundle.size()).place(), EntryBundle.of(bundle));
        }
        write("checkpoint", checkpoint().toString().getBytes(StandardCharsets.UTF_8));
    }

    byte[] entry(int index) {
        return entries.get(index);
    }

    TlogProof proof(int index) {
        return new TlogProof(index, tree().inclusion(index, entries.size()), checkpoint());
    }

    private Note checkpoint() {
        String head = new Checkpoint("example.com/log", entries.size(), tree().root(entries.size())).text();
        return new Note(head, List.of(signer.sign(head)));
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

    private void write(String path, byte[] content) throws IOException {
        Files.createDirectories(directory.resolve(path).getParent());
        Files.write(directory.resolve(path), content);
    }
}
