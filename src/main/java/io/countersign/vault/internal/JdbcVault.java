package io.countersign.vault.internal;

import io.countersign.kernel.Ids;
import io.countersign.vault.Seal;
import io.countersign.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@EnableConfigurationProperties(VaultSettings.class)
class JdbcVault implements Vault {

    private final JdbcClient db;
    private final Ids ids;
    private final MasterKey master;
    private final List<MasterKey> all;
    private final SecureRandom random = new SecureRandom();

    JdbcVault(JdbcClient db, Ids ids, VaultSettings settings) {
        this.db = db;
        this.ids = ids;
        master = new MasterKey(settings.masterKey());
        all = Stream.concat(Stream.of(master), settings.earlierMasterKeys().stream().map(MasterKey::new)).toList();
    }

    @Override
    public UUID person(String realm, String subject) {
        return find(realm, subject).orElseGet(() -> {
            UUID id = ids.next();
            int made = db.sql("insert into vault_person (id, locator, key) values (?, ?, ?) on conflict (locator) do nothing")
                    .params(id, locator(master, realm, subject), master.wrap("person " + id, fresh())).update();
            return made == 1 ? id : find(realm, subject).orElseThrow();
        });
    }

    @Override
    public Optional<UUID> find(String realm, String subject) {
        return db.sql("select id from vault_person where locator = any(?) order by id limit 1")
                .param(all.stream().map(key -> locator(key, realm, subject)).toArray(byte[][]::new))
                .query(UUID.class).optional();
    }

    private static byte[] locator(MasterKey key, String realm, String subject) {
        return key.mac("locator", (realm + "\n" + subject).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<UUID, Seal> persons(Collection<UUID> people) {
        Map<UUID, Seal> seals = new HashMap<>();
        if (!people.isEmpty())
            db.sql("select id, key from vault_person where id = any(:people) and key is not null")
                    .param("people", people.toArray(UUID[]::new)).query(row -> {
                        UUID id = row.getObject("id", UUID.class);
                        seals.put(id, person(id, row.getBytes("key")));
                    });
        return seals;
    }

    @Override
    public void hold(UUID person) {
        db.sql("select id from vault_person where id = ? for update").param(person).query(UUID.class).optional();
    }

    @Override
    public Seal begin(UUID caseId, UUID person) {
        Seal owner = db.sql("select key from vault_person where id = ? and key is not null for share").param(person)
                .query(byte[].class).optional().map(wrapped -> person(person, wrapped))
                .orElseThrow(() -> new ConcurrencyFailureException("The person " + person + " was erased meanwhile"));
        byte[] key = fresh();
        db.sql("insert into vault_case (id, person, key) values (?, ?, ?)")
                .params(caseId, person, owner.close("case " + caseId, key)).update();
        return new Seal(key);
    }

    @Override
    public Optional<Seal> ofCase(UUID caseId) {
        return db.sql("""
                select c.person, p.key as outer_key, c.key from vault_case c join vault_person p on p.id = c.person
                where c.id = ? and c.key is not null and p.key is not null""").param(caseId)
                .query((row, n) -> new Seal(person(row.getObject("person", UUID.class), row.getBytes("outer_key"))
                        .open("case " + caseId, row.getBytes("key")))).optional();
    }

    private Seal person(UUID id, byte[] wrapped) {
        MasterKey opens = all.stream().filter(key -> key.wrapped(wrapped)).findFirst().orElseThrow(() ->
                new IllegalStateException("The key of person " + id + " lies under a master key that is not configured"));
        return new Seal(opens.unwrap("person " + id, wrapped));
    }

    @Override
    public void destroyCase(UUID caseId) {
        db.sql("update vault_case set key = null where id = ?").param(caseId).update();
    }

    @Override
    public void destroyPerson(UUID person) {
        db.sql("update vault_case set key = null where person = ? and key is not null").param(person).update();
        db.sql("update vault_person set key = null, locator = null where id = ?").param(person).update();
    }

    @Override
    public byte[] fingerprint(byte[] content) {
        return master.mac("fingerprint", content);
    }

    @Override
    public boolean isOf(byte[] fingerprint, byte[] content) {
        return all.stream().anyMatch(key -> MessageDigest.isEqual(fingerprint, key.mac("fingerprint", content)));
    }

    private byte[] fresh() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }
}
