package io.countersign.audit.internal;

import io.countersign.audit.tlog.GrowingTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final JdbcTiles tiles;
    private final TransactionTemplate transaction;

    Sequencer(DataSource asSequencer) {
        db = JdbcClient.create(asSequencer);
        batches = new JdbcTemplate(asSequencer);
        tiles = new JdbcTiles(asSequencer);
        transaction = new TransactionTemplate(new JdbcTransactionManager(asSequencer));
    }

    /** @return how many entries were integrated, at most {@value #BATCH}; 0 when none was waiting */
    int integrate() {
        Integer count = transaction.execute(status -> {
            long size = db.sql("select size from audit.head for update").query(Long.class).single();
            List<Staged> entries = db.sql("""
                    delete from audit.staged
                    where place in (select place from audit.staged order by place limit :batch)
                    returning place, entry_id, stream, sequence, kind, leaf, leaf_hash""")
                    .param("batch", BATCH).query(Staged.class).list();
            if (entries.isEmpty()) return 0;
            var tree = new GrowingTree(tiles, size);
            place(entries, tree);
            tiles.write(tree.grown());
            tally(entries);
            db.sql("update audit.head set size = ?, root = ?, integrated_at = now()").params(tree.size(), tree.root())
                    .update();
            return entries.size();
        });
        return count == null ? 0 : count;
    }

    private void place(List<Staged> entries, GrowingTree tree) {
        var rows = new ArrayList<Object[]>(entries.size());
        for (Staged entry : entries.stream().sorted(Comparator.comparingLong(Staged::place)).toList()) {
            rows.add(new Object[] {tree.size(), entry.entryId(), entry.stream(), entry.sequence(), entry.kind(),
                    entry.leaf(), entry.leafHash()});
            tree.append(entry.leafHash());
        }
        batches.batchUpdate("""
                insert into audit.entry (leaf_index, entry_id, stream, sequence, kind, leaf, leaf_hash)
                values (?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private void tally(List<Staged> entries) {
        var counts = entries.stream().collect(Collectors.groupingBy(Staged::kind, TreeMap::new, Collectors.counting()));
        batches.batchUpdate("""
                insert into audit.tally (kind, count) values (?, ?)
                on conflict (kind) do update set count = audit.tally.count + excluded.count""",
                counts.entrySet().stream().map(each -> new Object[] {each.getKey(), each.getValue()}).toList());
    }

    record Staged(long place, UUID entryId, String stream, long sequence, String kind, byte[] leaf, byte[] leafHash) {}
}
