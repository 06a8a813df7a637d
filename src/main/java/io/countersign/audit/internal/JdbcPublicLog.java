package io.countersign.audit.internal;

import io.countersign.audit.PublicLog;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.EntryBundle;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.Tile;
import io.countersign.audit.tlog.TiledTree;
import io.countersign.audit.tlog.TlogProof;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPublicLog implements PublicLog {

    private final JdbcClient db;
    private final JdbcTiles tiles;

    JdbcPublicLog(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        tiles = new JdbcTiles(dataSource);
    }

    @Override
    public Optional<Note> checkpoint() {
        return db.sql("""
                select note from audit.checkpoint newest, audit.head
                where head.size >= newest.size and newest.frozen is null and published_at = (select max(published_at) from audit.checkpoint)""")
                .query(String.class).optional().map(Note::parse);
    }

    private long size() {
        return checkpoint().map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
        return Tile.of(tile.level(), tile.index(), size()).filter(there -> there.width() >= tile.width())
                .map(there -> tiles.read(tile));
    }

    @Override
    public Optional<byte[]> entries(Tile tile) {
        return Tile.of(0, tile.index(), size()).filter(there -> there.width() >= tile.width()).map(there -> {
            long first = tile.index() * Tile.FULL;
            return EntryBundle.of(db.sql("""
                    select leaf from audit.entry where leaf_index >= ? and leaf_index < ? order by leaf_index""")
                    .params(first, first + tile.width()).query(byte[].class).list());
        });
    }

    @Override
    public Optional<TlogProof> proof(UUID entry) {
        Optional<At> tree = checkpoint().map(At::new);
        return db.sql("select leaf_index from audit.entry where entry_id = ?").param(entry).query(Long.class).optional()
                .flatMap(index -> tree.filter(at -> index < at.size).map(at -> at.proof(index)));
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return checkpoint().map(At::new);
    }

    /** The tree as of one checkpoint. */
    private final class At implements Snapshot {

        private final Note checkpoint;
        private final long size;
        private final Proofs proofs;

        At(Note checkpoint) {
            this.checkpoint = checkpoint;
            size = Checkpoint.parse(checkpoint.text()).size();
            proofs = proofs(size);
        }

        @Override
        public List<Entry> entries(String stream) {
            return db.sql("""
                    select leaf_index, entry_id, leaf from audit.entry where stream = ? and leaf_index < ? order by sequence""")
                    .params(stream, size).query((row, n) -> new Entry(row.getLong(1), row.getObject(2, UUID.class),
                            row.getBytes(3))).list();
        }

        @Override
        public TlogProof proof(Entry entry) {
            return proof(entry.index());
        }

        TlogProof proof(long index) {
            return new TlogProof(index, proofs.inclusion(index, size), checkpoint);
        }
    }

    @Override
    public Optional<List<byte[]>> consistency(long from, long to) {
        if (from < 0 || from > to || to > size()) return Optional.empty();
        return Optional.of(proofs(to).consistency(from, to));
    }

    private Proofs proofs(long size) {
        return new Proofs(new TiledTree(tiles, size));
    }
}
