package io.countersign.vault.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.RealStackTest;
import io.countersign.audit.Trail;
import io.countersign.journey.Parties;
import io.countersign.kernel.Ids;
import io.countersign.records.RewrapKeys;
import io.countersign.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealStackTest
class RewrapIT extends Parties {

    private static final byte[] WORDS = "what was sealed".getBytes(StandardCharsets.UTF_8);

    @Autowired
    JdbcClient db;
    @Autowired
    Ids ids;
    @Autowired
    RewrapKeys rewrapKeys;
    @Autowired
    Trail trail;
    @Autowired
    PlatformTransactionManager manager;
    @Value("${countersign.vault.master-key}")
    String present;

    @Test
    void afterwardsTheEarlierMasterKeyIsNeededNoMore() {
        Vault former = FormerVault.of(db, ids, present);
        String name = UUID.randomUUID().toString();
        UUID someCase = ids.next();
        UUID[] person = new UUID[1];
        byte[] sealed = new TransactionTemplate(manager).execute(status -> {
            person[0] = former.person("some realm", name);
            return former.begin(someCase, person[0]).close("words", WORDS);
        });
        Vault withoutIt = new JdbcVault(db, ids, new VaultSettings(present, List.of()));
        assertThatThrownBy(() -> withoutIt.ofCase(someCase)).hasMessageContaining("lies under a master key that is neither");

        for (var last = rewrapKeys.rewrapSome(null); last.isPresent(); ) last = rewrapKeys.rewrapSome(last.get());

        assertThat(withoutIt.ofCase(someCase).orElseThrow().open("words", sealed)).isEqualTo(WORDS);
        assertThat(withoutIt.find("some realm", name)).isEqualTo(Optional.of(person[0]));
        assertThat(trail.of("vault").getLast().details().path("keys").asInt()).isPositive();
        long entries = trail.of("vault").size();
        assertThat(rewrapKeys.rewrapSome(null)).isEmpty();
        assertThat(trail.of("vault")).as("nothing was left").hasSize((int) entries);
    }

    @Test
    void aVaultOfAnotherMasterKeyDoesNotOpen() {
        assertThatThrownBy(() -> new JdbcVault(db, ids, new VaultSettings(FormerVault.KEY, List.of())))
                .hasMessageContaining("neither countersign.vault.master-key nor one of countersign.vault.earlier-master-keys");
    }

    @Test
    void aKeyIsNotReplacedUnderTheSameMasterKey() {
        submitted(loan("REWRAP-1"));
        assertThatThrownBy(() -> db.sql("""
                update vault_person set key = substring(key for 4) || sha256(key)
                where id = (select id from vault_person where key is not null limit 1)""").update())
                .hasMessageContaining("to be left as they are or erased");
    }
}
