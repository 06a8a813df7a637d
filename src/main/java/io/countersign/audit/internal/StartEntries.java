package io.countersign.audit.internal;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.tlog.VerifierKey;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds from this start on is in the log, unless it held before. */
@Component
class StartEntries {

    private static final Actor BY = Actor.system("audit");

    private final Log log;
    private final JdbcClient db;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final Environment environment;
    private final ObjectProvider<LogSigner> signers;

    StartEntries(Log log, JdbcClient db, ObjectMapper json, TransactionTemplate transaction, Environment environment,
            ObjectProvider<LogSigner> signers) {
        this.log = log;
        this.db = db;
        this.json = json;
        this.transaction = transaction;
        this.environment = environment;
        this.signers = signers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        declare("configuration", EntryKind.CONFIGURATION_CHANGED, Map.of("settings", Settings.of(environment)), Map.of());
        signers.ifAvailable(signer -> declare("log:" + signer.origin(), EntryKind.LOG_OPENED,
                Map.of("keys", signer.keys().stream().map(VerifierKey::toString).toList()), Map.of("others", otherLogs(signer))));
    }

    /** @param more told with it, but no reason to tell it again */
    private void declare(String stream, EntryKind kind, Map<String, ?> facts, Map<String, ?> more) {
        transaction.executeWithoutResult(status -> {
            db.sql("select pg_advisory_xact_lock(hashtext(?))").param(stream).query(row -> {});
            if (said(stream).filter(before -> json.valueToTree(facts).equals(before.without(more.keySet()))).isPresent()) return;
            var details = new HashMap<String, Object>(facts);
            details.putAll(more);
            log.append(stream, kind, BY, details);
        });
    }

    /** What the stream's newest entry tells. */
    private Optional<ObjectNode> said(String stream) {
        return db.sql("""
                select leaf from (select sequence, leaf from audit.entry where stream = :stream
                                  union all select sequence, leaf from audit.staged where stream = :stream) said
                order by sequence desc limit 1""").param("stream", stream).query(byte[].class).optional()
                .map(leaf -> (ObjectNode) json.readTree(leaf).path("details"));
    }

    private static List<Map<String, Object>> otherLogs(LogSigner signer) {
        return signer.others().stream().map(signed -> Map.<String, Object>of("origin", signed.origin(), "size", signed.size(),
                "root", Sha256.base64(signed.root()))).toList();
    }
}
