package io.countersign.vault.internal;

import io.countersign.kernel.Ids;
import io.countersign.vault.Vault;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault as it was before the present master key. */
public final class FormerVault {

    /** 32 bytes, none of them secret. */
    public static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private FormerVault() {}

    /** @param present the master key of today, under which the hash key lies */
    public static Vault of(JdbcClient db, Ids ids, String present) {
        return new JdbcVault(db, ids, new VaultSettings(KEY, List.of(present)));
    }
}
