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
                where head.size >= newest.size and published_at = (select max(published_at) from audit.checkpoint)""")
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
        Optional<Note> checkpoint = checkpoint();
        Optional<Long> index = db.sql("select leaf_index from audit.entry where entry_id = ?").param(entry)
                .query(Long.class).optional();
        if (checkpoint.isEmpty() || index.isEmpty()) return Optional.empty();
        long size = Checkpoint.parse(checkpoint.get().text()).size();
        if (index.get() >= size) return Optional.empty();
        return Optional.of(new TlogProof(index.get(), proofs(size).inclusion(index.get(), size), checkpoint.get()));
    }

    @Override
    public List<Entry> entries(String stream) {
        return db.sql("select leaf_index, entry_id, leaf from audit.entry where stream = ? and leaf_index < ? order by leaf_index")
                .params(stream, size()).query((row, n) -> new Entry(row.getLong(1), row.getObject(2, UUID.class),
                        row.getBytes(3))).list();
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
