package io.countersign.records;

import io.countersign.vault.SealedRecords;
import io.countersign.vault.Vault;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has everybody delete what they keep sealed of a case, and destroys its key. The caller logs it. */
@Component
class Eraser {

    private final List<SealedRecords> everybody;
    private final Retention retention;
    private final Vault vault;

    Eraser(List<SealedRecords> everybody, Retention retention, Vault vault) {
        this.everybody = everybody;
        this.retention = retention;
        this.vault = vault;
    }

    void erase(UUID decision) {
        everybody.forEach(each -> each.erase(decision));
        vault.destroyCase(decision);
        retention.forget(decision);
    }
}
