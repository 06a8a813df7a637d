package io.countersign.bench;

import io.countersign.audit.PublicLog;
import io.countersign.audit.tlog.Checkpoint;
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
import io.countersign.audit.tlog.VerifierKey;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** How long a proof takes in a large tree, and of how many tiles it is made. */
final class LogProofs {

    private static final String DATABASE = "proofs";
    private static final int AT_ONCE = 1 << 18;
    private static final int WARMUP = 200;

    private final LogDatabases databases;
    private final int leaves;
    private final int proofs;

    LogProofs(LogDatabases databases, int leaves, int proofs) {
        this.databases = databases;
        this.leaves = leaves;
        this.proofs = proofs;
    }

    /** @param mostTiles that any of the proofs was made of */
    record Proved(int leaves, Percentiles times, long mostTiles) {

        Map<String, Object> json() {
            return Map.of("leaves", leaves, "proofs", times.count(), "p50", times.millis(50), "p99", times.millis(99), "max",
                    times.maxMillis(), "mostTiles", mostTiles, "log2", logOfSize());
        }

        double logOfSize() {
            return Math.log(leaves) / Math.log(2);
        }

        @Override
        public String toString() {
            return "%,d entries, %,d proofs: p50 %.2f ms, p99 %.2f ms, most %.2f ms; at most %d tiles, log2 n is %.1f".formatted(
                    leaves, times.count(), times.millis(50), times.millis(99), times.maxMillis(), mostTiles, logOfSize());
        }
    }

    Proved run() throws SQLException {
        databases.make(DATABASE, false);
        try (var superuser = databases.superuser(DATABASE)) {
            fill(superuser);
            try (var node = Node.start(databases.access(DATABASE), UnaryOperator.identity())) {
                return prove(node.the(PublicLog.class), superuser);
            }
        } finally {
            databases.drop(DATABASE);
        }
    }

    /** Entries that were not asked for before each time, by ids in no order. */
    private Proved prove(PublicLog log, Connection superuser) throws SQLException {
        var random = new SplittableRandom(1);
        long[] nanos = new long[proofs];
        long most = 0;
        for (int n = -WARMUP; n < proofs; n++) {
            int index = random.nextInt(leaves);
            long begun = System.nanoTime();
            var proof = log.proof(id(index)).orElseThrow();
            if (n >= 0) nanos[n] = System.nanoTime() - begun;
            if (!proof.proves(leaf(index))) throw new BenchFailure("The proof of entry " + index + " does not hold");
            if (n >= 0) most = Math.max(most, tiles(superuser, index));
        }
        return new Proved(leaves, Percentiles.of(nanos), most);
    }

    /** The same proof by the same code, counting. */
    private long tiles(Connection superuser, int index) {
        long[] count = new long[1];
        new Proofs(new TiledTree(tile -> {
            count[0]++;
            return read(superuser, tile);
        }, leaves)).inclusion(index, leaves);
        return count[0];
    }

    private void fill(Connection superuser) throws SQLException {
        var tree = new GrowingTree(tile -> read(superuser, tile), 0);
        try (var statement = superuser.createStatement()) {
            statement.execute("truncate audit.tile, audit.entry, audit.staged, audit.checkpoint");
        }
        for (int n = 0; n < leaves; n++) {
            tree.append(leaf(n));
            if (n % AT_ONCE == AT_ONCE - 1 || n == leaves - 1) {
                write(superuser, tree.grown());
                if (n < leaves - 1) tree = new GrowingTree(tile -> read(superuser, tile), tree.size());
            }
        }
        head(superuser, tree.root());
        try (var statement = superuser.createStatement()) {
            statement.execute("insert into audit.entry (leaf_index, entry_id, stream, sequence, kind, leaf, leaf_hash) "
                    + "select n, md5(n::text)::uuid, 'bench', n + 1, 'bench', '', '' from generate_series(0, " + (leaves - 1) + ") n");
            statement.execute("vacuum analyze");
        }
    }

    private void head(Connection superuser, byte[] root) throws SQLException {
        var pair = KeyPem.read(SignatureType.ED25519, KeyPem.generate(SignatureType.ED25519));
        var signer = new NoteSigner(new VerifierKey(LogCost.ORIGIN, SignatureType.ED25519, pair.getPublic()),
                SigningKey.of(pair.getPrivate()), InstantSource.system());
        String text = new Checkpoint(LogCost.ORIGIN, leaves, root).text();
        try (var head = superuser.prepareStatement("update audit.head set size = ?, root = ?");
                var checkpoint = superuser.prepareStatement("insert into audit.checkpoint values (?, ?, ?, now())")) {
            head.setLong(1, leaves);
            head.setBytes(2, root);
            head.executeUpdate();
            checkpoint.setString(1, LogCost.ORIGIN);
            checkpoint.setLong(2, leaves);
            checkpoint.setString(3, new Note(text, List.of(signer.sign(text))).toString());
            checkpoint.executeUpdate();
        }
    }

    private static void write(Connection superuser, List<GrowingTree.Grown> tiles) throws SQLException {
        try (var insert = superuser.prepareStatement("""
                insert into audit.tile (level, index, hashes) values (?, ?, ?)
                on conflict (level, index) do update set hashes = excluded.hashes""")) {
            for (var grown : tiles) {
                insert.setInt(1, grown.tile().level());
                insert.setLong(2, grown.tile().index());
                insert.setBytes(3, grown.hashes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static byte[] read(Connection superuser, Tile tile) {
        try (var select = superuser.prepareStatement("select substring(hashes from 1 for ?) from audit.tile where level = ? and index = ?")) {
            select.setInt(1, tile.width() * Merkle.HASH);
            select.setInt(2, tile.level());
            select.setLong(3, tile.index());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new BenchFailure("The tile " + tile.path() + " cannot be read: " + e.getMessage());
        }
    }

    private static byte[] leaf(int n) {
        return Merkle.leaf(ByteBuffer.allocate(Integer.BYTES).putInt(n).array());
    }

    /** The same as PostgreSQL makes of it. */
    private static UUID id(int n) {
        try {
            var md5 = ByteBuffer.wrap(java.security.MessageDigest.getInstance("MD5").digest(String.valueOf(n).getBytes()));
            return new UUID(md5.getLong(), md5.getLong());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
