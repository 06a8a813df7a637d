package io.countersign.records;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import io.countersign.vault.Vault;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the keys of persons under the present master key, so that an earlier one can be destroyed, and with it whatever was
 * erased since but still lies in backups under it. Can be broken off and begun again at any time.
 */
@UseCase
@UseCase.Public("time asks; which master key is the present one was set by those who may")
public class RewrapKeys {

    static final int AT_ONCE = 500;

    private final Vault vault;
    private final Log log;

    RewrapKeys(Vault vault, Log log) {
        this.vault = vault;
        this.log = log;
    }

    /** @param after the last person of the call before; null at first @return the last of this one; empty when all is done */
    @Transactional
    public Optional<UUID> rewrapSome(@Nullable UUID after) {
        if (!vault.hasEarlierKeys()) return Optional.empty();
        var done = vault.rewrap(after, AT_ONCE);
        if (done.keys() > 0)
            log.append("vault", EntryKind.KEYS_REWRAPPED, Actor.system("vault"), Map.of("keys", done.keys()));
        return Optional.ofNullable(done.last());
    }
}
