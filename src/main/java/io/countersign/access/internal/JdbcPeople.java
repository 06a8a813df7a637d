package io.countersign.access.internal;

import io.countersign.access.People;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.vault.Seal;
import io.countersign.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcPeople implements People {

    private static final String ACCOUNTS = "identity provider";
    private static final String HUMANS = "persons of the identity provider";
    private static final String ERASED = "Erased person";
    /** In seconds. */
    private static final long LATELY = 600;

    private final JdbcClient db;
    private final Vault vault;
    private final ObjectMapper json;
    private final Log log;
    private final InstantSource clock;
    private final IdentityProvider provider;
    private final TransactionTemplate apart;
    /** Who has called this node lately, and with which permissions: a token may carry fewer than the screens' login. */
    private final Map<Party, UUID> seen = new ConcurrentHashMap<>();

    /** @param since the ten minutes after which they are met anew, as names and permissions change */
    private record Party(String realm, String subject, Identity identity, String permissions, Instant since) {

        LocalDate day() {
            return LocalDate.ofInstant(since, ZoneOffset.UTC);
        }
    }

    private record Identity(String username, String name) {}

    JdbcPeople(JdbcClient db, Vault vault, ObjectMapper json, Log log, InstantSource clock, IdentityProvider provider,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.vault = vault;
        this.json = json;
        this.log = log;
        this.clock = clock;
        this.provider = provider;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The pseudonym of the person in the token, one for all their accounts; a person not met before gets one. */
    UUID idOf(Claims claims) {
        var human = claims.human(provider.personClaim());
        var party = new Party(human.isPresent() ? HUMANS : ACCOUNTS, human.orElse(claims.subject()), new Identity(claims.username(), claims.name()), permissions(claims),
                Instant.ofEpochSecond(clock.instant().getEpochSecond() / LATELY * LATELY));
        UUID known = seen.get(party);
        if (known != null) return known;
        UUID id = apart.execute(status -> meet(party));
        seen.keySet().removeIf(other -> other.since().isBefore(party.since()));
        seen.put(party, id);
        return id;
    }

    private UUID meet(Party party) {
        UUID id = vault.person(party.realm(), party.subject());
        byte[] username = hash(party.identity().username());
        byte[] identity = vault.persons(List.of(id)).get(id).close("identity/" + id,
                json.writeValueAsBytes(party.identity()));
        int added = db.sql("""
                insert into access_person (id, username, identity, first_seen, last_seen) values (?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .params(id, username, identity, clock.instant().atOffset(ZoneOffset.UTC), party.day()).update();
        if (added == 1) log.append("person:" + id, EntryKind.PERSON_REGISTERED, Actor.system("access"), Map.of());
        else db.sql("update access_person set username = ?, identity = ?, last_seen = ? where id = ?")
                .params(username, identity, party.day(), id).update();
        notice(id, party.permissions());
        return id;
    }

    /** Keycloak changes what somebody may; we notice when we next meet them. */
    private void notice(UUID id, String permissions) {
        int changed = db.sql("update access_person set permissions = ? where id = ? and permissions <> ?")
                .params(permissions, id, permissions).update();
        if (changed == 1) log.append("person:" + id, EntryKind.PERMISSIONS_CHANGED, Actor.system("access"),
                Map.of("permissions", permissions));
    }

    /** Roles and queues in order. */
    private static String permissions(Claims claims) {
        return String.join(" ", claims.roles().stream().map(role -> role.name().toLowerCase()).sorted().toList()) + " | "
                + String.join(" ", claims.queues().stream().sorted().toList());
    }

    @Override
    public Map<String, Integer> serving(Collection<String> queues) {
        Map<String, Integer> serving = new HashMap<>();
        db.sql("""
                select queue, count(*) from access_person,
                    unnest(string_to_array(split_part(permissions, ' | ', 2), ' ')) queue
                where 'reviewer' = any(string_to_array(split_part(permissions, ' | ', 1), ' ')) and queue = any(:queues)
                group by queue""").param("queues", queues.toArray(String[]::new))
                .query(row -> { serving.put(row.getString(1), row.getInt(2)); });
        return serving;
    }

    private byte[] hash(String username) {
        return vault.fingerprint(("username\n" + username).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> people) {
        Map<UUID, String> names = new HashMap<>();
        if (people.isEmpty()) return names;
        Map<UUID, Seal> seals = vault.persons(people);
        db.sql("select id, identity from access_person where id = any(:people)")
                .param("people", people.toArray(UUID[]::new)).query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    Seal seal = seals.get(id);
                    names.put(id, seal == null ? ERASED : json.readValue(seal.open("identity/" + id,
                            row.getBytes("identity")), Identity.class).name());
                });
        return names;
    }

    @Override
    public List<UUID> notSeenSince(LocalDate day, Collection<UUID> except, int most) {
        return db.sql("""
                select id from access_person where identity is not null and last_seen < ? and id <> all(?)
                order by last_seen limit ? for update skip locked""")
                .params(day, except.toArray(UUID[]::new), most).query(UUID.class).list();
    }

    @Override
    public void erase(UUID person) {
        db.sql("update access_person set username = null, identity = null where id = ?").param(person).update();
        seen.values().removeIf(person::equals);
    }

    @Override
    public Optional<UUID> byUsername(String username) {
        return db.sql("select id from access_person where username = ? order by first_seen desc limit 1")
                .param(hash(username)).query(UUID.class).optional();
    }
}
