package io.countersign.insight.internal;

import io.countersign.vault.SealedRecords;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history keeps nothing sealed, but the service's name for a case goes when the case is erased. */
@Repository
class ErasedReferences implements SealedRecords {

    private final JdbcClient db;

    ErasedReferences(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<String, byte[]> disclose(UUID caseId) {
        return Map.of();
    }

    @Override
    public void erase(UUID caseId) {
        for (String table : new String[] {"insight_history", "insight_reviewer"})
            db.sql("update " + table + " set reference = ? where decision_id = ?").params(ERASED, caseId).update();
    }
}
