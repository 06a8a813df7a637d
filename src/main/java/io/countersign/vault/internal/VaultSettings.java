package io.countersign.vault.internal;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param masterKey         32 random bytes in base64, kept apart from the database and its backups; without it nothing
 *                          that is sealed can be read again
 * @param earlierMasterKeys those that were used before, newest first, for what still lies under them
 */
@ConfigurationProperties("countersign.vault")
record VaultSettings(String masterKey, @DefaultValue List<String> earlierMasterKeys) {

    @Override
    public String toString() {
        return "VaultSettings";
    }
}
