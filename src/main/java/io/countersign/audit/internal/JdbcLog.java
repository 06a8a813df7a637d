package io.countersign.audit.internal;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.Receipt;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import io.countersign.kernel.Sha256;
import io.countersign.signal.Signals;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcLog implements Log {

    static final String STAGED = "audit-staged";

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Ids ids;
    private final InstantSource clock;
    private final Signals signals;

    JdbcLog(JdbcClient db, ObjectMapper json, Ids ids, InstantSource clock, Signals signals) {
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.signals = signals;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt append(String stream, EntryKind kind, Actor actor, Map<String, ?> details) {
        UUID id = ids.next();
        Entry entry = Entry.of(json, id, stream, kind.word(), actor, clock.instant(), details);
        byte[] leafHash = db.sql("select audit.append(?, ?, ?, ?, ?)")
                .params(id, stream, kind.word(), entry.before(), entry.after())
                .query(byte[].class).single();
        signals.afterCommit(STAGED, "");
        return new Receipt(id, Sha256.base64(leafHash));
    }
}
