package io.countersign.audit.internal;

import io.countersign.audit.tlog.GrowingTree.Grown;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Tile;
import io.countersign.audit.tlog.TiledTree;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree as it is kept: one row a tile, of which a narrower tile is the beginning. */
class JdbcTiles implements TiledTree.Tiles {

    private final JdbcClient db;
    private final JdbcTemplate batches;

    JdbcTiles(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        batches = new JdbcTemplate(dataSource);
    }

    @Override
    public byte[] read(Tile tile) {
        return db.sql("select substring(hashes from 1 for ?) from audit.tile where level = ? and index = ?")
                .params(tile.width() * Merkle.HASH, tile.level(), tile.index()).query(byte[].class).single();
    }

    void write(List<Grown> grown) {
        batches.batchUpdate("""
                insert into audit.tile (level, index, hashes) values (?, ?, ?)
                on conflict (level, index) do update set hashes = excluded.hashes""",
                grown.stream().map(row -> new Object[] {row.tile().level(), row.tile().index(), row.hashes()}).toList());
    }
}
