package io.countersign.audit.internal;

import io.countersign.audit.tlog.GrowingTree;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives staged entries their place in the tree. All of it is one transaction that first locks the head, so any number
 * of sequencers may run and one works: the head row is the fence. Rows are taken by deleting them, never by
 * remembering how far one had read, because transactions commit out of order.
 */
class Sequencer {

    static final int BATCH = 1_000;

    /** Entries never leave the server; the tree needs their hashes alone. */
    private static final String PLACE = """
            with taken as (
                delete from audit.staged where place in (select place from audit.staged order by place limit :batch)
                returning place, entry_id, stream, sequence, kind, leaf, leaf_hash),
            placed as (
                insert into audit.entry (leaf_index, entry_id, stream, sequence, kind, leaf, leaf_hash)
                select :size + row_number() over (order by place) - 1, entry_id, stream, sequence, kind, leaf, leaf_hash
                from taken returning leaf_index, kind, leaf_hash),
            counted as (
                insert into audit.tally as before (kind, count) select kind, count(*) from placed group by kind
                on conflict (kind) do update set count = before.count + excluded.count)
            select leaf_hash from placed order by leaf_index""";

    private final JdbcClient db;
    private final JdbcTiles tiles;
    private final TransactionTemplate transaction;

    Sequencer(DataSource asSequencer) {
        db = JdbcClient.create(asSequencer);
        tiles = new JdbcTiles(asSequencer);
        transaction = new TransactionTemplate(new JdbcTransactionManager(asSequencer));
    }

    /** @return how many entries were integrated, at most {@value #BATCH}; 0 when none was waiting */
    int integrate() {
        Integer count = transaction.execute(status -> {
            long size = db.sql("select size from audit.head for update").query(Long.class).single();
            var tree = new GrowingTree(tiles, size);
            db.sql(PLACE).param("size", size).param("batch", BATCH).query(byte[].class).list().forEach(tree::append);
            if (tree.size() == size) return 0;
            tiles.write(tree.grown());
            db.sql("update audit.head set size = ?, root = ?, integrated_at = now()").params(tree.size(), tree.root())
                    .update();
            return (int) (tree.size() - size);
        });
        return count == null ? 0 : count;
    }
}
