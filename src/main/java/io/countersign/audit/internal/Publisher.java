package io.countersign.audit.internal;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.CheckpointMemory;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSignature;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.TiledTree;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs the tree as it stands, after the transaction that made it grow, has it witnessed, and makes it public. Each step
 * may be the last before a crash: what was signed is remembered before anybody sees it, and is signed the same again.
 * When the tree contradicts what was signed before, as after a restore, nothing is signed any more for this origin.
 */
class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final JdbcTiles tiles;
    private final LogSigner signer;
    private final CheckpointMemory memory;
    private final Witnesses witnesses;
    private volatile String frozen = "";

    Publisher(DataSource asSequencer, LogSigner signer, CheckpointMemory memory, Witnesses witnesses) {
        db = JdbcClient.create(asSequencer);
        transaction = new TransactionTemplate(new JdbcTransactionManager(asSequencer));
        tiles = new JdbcTiles(asSequencer);
        this.signer = signer;
        this.memory = memory;
        this.witnesses = witnesses;
    }

    /** One node at a time, so that no two ask the witnesses at once. @return whether a tree head was made public */
    boolean publish() {
        return Boolean.TRUE.equals(transaction.execute(status -> mayPublish() && publishHead()));
    }

    private boolean mayPublish() {
        return db.sql("select pg_try_advisory_xact_lock(hashtext(?))").param("countersign publisher " + signer.origin())
                .query(Boolean.class).single();
    }

    private boolean publishHead() {
        Checkpoint head = db.sql("select size, root from audit.head").query((row, n) -> new Checkpoint(signer.origin(),
                row.getLong("size"), row.getBytes("root"))).single();
        Optional<Checkpoint> published = published();
        var tree = new Proofs(new TiledTree(tiles, head.size()));
        try {
            Stream.concat(published.stream(), memory.signed().stream()).distinct()
                    .forEach(before -> mustHaveGrown(before, head, tree));
            if (published.filter(head::equals).isPresent()) return false;
            Note signed = signer.sign(head);
            memory.keep(signed);
            List<NoteSignature> cosignatures = witnesses.cosign(signed, head, tree);
            if (cosignatures.size() < witnesses.needed()) return false;
            publish(head, signed.with(cosignatures));
            frozen = "";
            return true;
        } catch (Frozen contradiction) {
            if (frozen.isEmpty()) LOG.error("The log {} is frozen: {}. Nothing is signed until it gets a new origin.",
                    signer.origin(), contradiction.getMessage());
            frozen = contradiction.getMessage();
            db.sql("update audit.checkpoint set frozen = ? where origin = ?").params(frozen, signer.origin()).update();
            return false;
        }
    }

    private Optional<Checkpoint> published() {
        return db.sql("select note from audit.checkpoint where origin = ?").param(signer.origin()).query(String.class)
                .optional().map(note -> Checkpoint.parse(Note.parse(note).text()));
    }

    private static void mustHaveGrown(Checkpoint before, Checkpoint head, Proofs tree) {
        if (before.size() > head.size()) throw new Frozen("the tree has " + head.size() + " entries, but " + before.size()
                + " were signed");
        if (!MessageDigest.isEqual(before.root(), tree.root(before.size())))
            throw new Frozen("the tree's first " + before.size() + " entries are not those that were signed");
    }

    private void publish(Checkpoint head, Note note) {
        db.sql("""
                insert into audit.checkpoint (origin, size, note, published_at) values (?, ?, ?, now())
                on conflict (origin) do update set size = excluded.size, note = excluded.note,
                    published_at = excluded.published_at, frozen = null where audit.checkpoint.size <= excluded.size""")
                .params(head.origin(), head.size(), note.toString()).update();
    }

    /** Why nothing is signed any more; empty while all is well. */
    String frozen() {
        return frozen;
    }
}
