package io.countersign.audit.verify;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.Tile;
import io.countersign.audit.tlog.TiledTree;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads a whole log and recomputes everything that can be: each leaf, each tile, the root, each stream, each census. */
final class Fsck {

    private static final int AHEAD = 32;

    private final LogSource source;
    private final Trust trust;
    private final Chains chains = new Chains();
    private final CensusCheck censuses = new CensusCheck();
    /** The right edge and all but the lowest level: from these alone the root is made. */
    private final Map<Tile, byte[]> verified = new HashMap<>();
    private boolean closed;

    Fsck(LogSource source, Trust trust) {
        this.source = source;
        this.trust = trust;
    }

    /**
     * @return what was found true, a sentence each
     * @throws Refuted by the first thing that is not
     */
    List<String> run() {
        List<String> said = new ArrayList<>();
        Checkpoint head = trust.verified(source.read("checkpoint"), said);
        closed = head.size() > 0 && areClosed(Tile.of(0, 0, head.size()).orElseThrow());
        byte[] roots = lowestLevel(head.size());
        for (int level = 1; roots.length > 0; level++) roots = level(level, roots);
        byte[] root = new Proofs(new TiledTree(verified::get, head.size())).root(head.size());
        if (!MessageDigest.isEqual(root, head.root()))
            throw new Refuted("The entries do not give the root that the checkpoint names.");
        said.add(closed ? "Every tile and the root follow from the leaves. The entries were not read: they are open to auditors."
                : "Every entry hashes to its leaf; every tile and the root follow from the leaves.");
        if (!closed) said.add("In each of " + chains.count() + " streams every entry is there and names the one before it.");
        said.addAll(censuses.said());
        said.add(closed ? "The hashes are whole. What the entries say was not checked." : "The log is whole.");
        return said;
    }

    /** Bundles are read and hashed on all processors, a few ahead of the one that is followed. */
    private byte[] lowestLevel(long size) {
        var roots = new ByteArrayOutputStream();
        long tiles = Math.ceilDiv(size, Tile.FULL);
        try (var readers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var ahead = new ArrayDeque<Future<Leaves>>();
            try {
                for (long index = 0; index < tiles; index++) {
                    if (ahead.size() == AHEAD) follow(read(ahead.remove()), roots);
                    Tile tile = Tile.of(0, index, size).orElseThrow();
                    ahead.add(readers.submit(() -> leaves(tile)));
                }
                while (!ahead.isEmpty()) follow(read(ahead.remove()), roots);
            } finally {
                ahead.forEach(unread -> unread.cancel(true));
            }
        }
        return roots.toByteArray();
    }

    private static Leaves read(Future<Leaves> leaves) {
        try {
            return leaves.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refusal) throw refusal;
            throw new CannotVerify("The log could not be read: " + e.getCause());
        } catch (InterruptedException e) {
            throw new CannotVerify("The check was interrupted.");
        }
    }

    /** Asked once: whoever was let in and is shut out on the way has not judged the log. */
    private boolean areClosed(Tile first) {
        try {
            source.read("tile/entries/" + first.place());
            return false;
        } catch (LogSource.NotPermitted withoutToken) {
            return true;
        }
    }

    private Leaves leaves(Tile tile) {
        if (closed) return Leaves.unread(tile, source);
        Leaves leaves = Leaves.of(tile, source);
        mustBe(leaves.hashes(), tile);
        return leaves;
    }

    private void follow(Leaves leaves, ByteArrayOutputStream roots) {
        for (int i = 0; i < leaves.entries().size(); i++) {
            long index = leaves.tile().index() * Tile.FULL + i;
            EntryFrame entry = leaves.entries().get(i);
            chains.follow(index, entry, leaves.hashes(), i);
            censuses.follow(index, entry.kind(), leaves.censuses().get(i));
        }
        roots.writeBytes(leaves.root());
        keep(leaves.tile(), leaves.hashes());
    }

    /** @param hashes the roots of all full tiles below @return the roots of the full tiles of this level */
    private byte[] level(int level, byte[] hashes) {
        var roots = new ByteArrayOutputStream();
        int bytes = Tile.FULL * Merkle.HASH;
        for (int from = 0; from < hashes.length; from += bytes) {
            byte[] expected = Arrays.copyOfRange(hashes, from, Math.min(hashes.length, from + bytes));
            var tile = new Tile(level, from / bytes, expected.length / Merkle.HASH);
            mustBe(expected, tile);
            if (tile.width() == Tile.FULL) roots.writeBytes(Merkle.perfectRoot(expected, 0, Tile.FULL));
            keep(tile, expected);
        }
        return roots.toByteArray();
    }

    private void mustBe(byte[] expected, Tile tile) {
        if (!Arrays.equals(expected, source.read("tile/" + tile.path())))
            throw new Refuted("The tile " + tile.path() + " does not follow from what is below it.");
    }

    private void keep(Tile tile, byte[] hashes) {
        if (tile.width() < Tile.FULL || tile.level() > 0) verified.put(tile, hashes);
    }
}
