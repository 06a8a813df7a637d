package io.countersign.vault.internal;

import io.countersign.kernel.Ids;
import io.countersign.vault.Seal;
import io.countersign.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@EnableConfigurationProperties(VaultSettings.class)
class JdbcVault implements Vault {

    private static final String HASH_KEY = "hash key";

    private final JdbcClient db;
    private final Ids ids;
    private final MasterKey master;
    private final List<MasterKey> all;
    private final HashKey hash;
    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalStateException if it is not the vault of these master keys */
    JdbcVault(JdbcClient db, Ids ids, VaultSettings settings) {
        this.db = db;
        this.ids = ids;
        master = new MasterKey(settings.masterKey());
        all = Stream.concat(Stream.of(master), settings.earlierMasterKeys().stream().map(MasterKey::new)).toList();
        db.sql("insert into vault_hash_key (key) values (?) on conflict do nothing").param(master.wrap(HASH_KEY, fresh())).update();
        hash = new HashKey(unwrapped(HASH_KEY, hashKey()));
    }

    private byte[] hashKey() {
        return db.sql("select key from vault_hash_key").query(byte[].class).single();
    }

    private byte[] unwrapped(String place, byte[] wrapped) {
        return all.stream().filter(key -> key.wrapped(wrapped)).findFirst().orElseThrow(() -> new IllegalStateException(
                "The key of the " + place + " lies under a master key that is neither countersign.vault.master-key nor one of "
                + "countersign.vault.earlier-master-keys")).unwrap(place, wrapped);
    }

    @Override
    public UUID person(String realm, String subject) {
        return find(realm, subject).orElseGet(() -> {
            UUID id = ids.next();
            int made = db.sql("insert into vault_person (id, locator, key) values (?, ?, ?) on conflict (locator) do nothing")
                    .params(id, locator(realm, subject), master.wrap("person " + id, fresh())).update();
            return made == 1 ? id : find(realm, subject).orElseThrow();
        });
    }

    @Override
    public Optional<UUID> find(String realm, String subject) {
        return db.sql("select id from vault_person where locator = ?").param(locator(realm, subject)).query(UUID.class).optional();
    }

    private byte[] locator(String realm, String subject) {
        return hash.of("locator", (realm + "\n" + subject).getBytes(StandardCharsets.UTF_8));
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
        return new Seal(unwrapped("person " + id, wrapped));
    }

    @Override
    public void destroyCase(UUID caseId) {
        db.sql("update vault_case set key = null where id = ?").param(caseId).update();
    }

    @Override
    public boolean hasCases(UUID person) {
        return db.sql("select exists (select from vault_case where person = ? and key is not null)").param(person)
                .query(Boolean.class).single();
    }

    @Override
    public boolean destroyPerson(UUID person) {
        db.sql("update vault_case set key = null where person = ? and key is not null").param(person).update();
        return db.sql("update vault_person set key = null, locator = null where id = ? and key is not null").param(person)
                .update() == 1;
    }

    @Override
    public byte[] fingerprint(byte[] content) {
        return hash.of("fingerprint", content);
    }

    @Override
    public boolean hasEarlierKeys() {
        return all.size() > 1;
    }

    @Override
    public Rewrapped rewrap(@Nullable UUID after, int most) {
        byte[] hashKey = hashKey();
        if (!master.wrapped(hashKey)) db.sql("update vault_hash_key set key = ?").param(rewrapped(HASH_KEY, hashKey)).update();
        var under = db.sql("""
                select id, key from vault_person
                where key is not null and substring(key for 4) <> :present and id > :after order by id limit :most for update""")
                .param("present", master.id()).param("after", after == null ? new UUID(0, 0) : after).param("most", most)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getBytes(2))).list();
        under.forEach(person -> db.sql("update vault_person set key = ? where id = ?")
                .params(rewrapped("person " + person.getKey(), person.getValue()), person.getKey()).update());
        return new Rewrapped(under.size(), under.size() < most ? null : under.getLast().getKey());
    }

    private byte[] rewrapped(String place, byte[] wrapped) {
        return master.wrap(place, unwrapped(place, wrapped));
    }

    private byte[] fresh() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }
}
