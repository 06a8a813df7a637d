package io.countersign.access.internal;

import io.countersign.access.People;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;

@Repository
class JdbcPeople implements People {

    private final JdbcClient db;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate apart;
    /** One entry per person who has called this node; names are as of their last token. */
    private final Map<Claims, UUID> seen = new ConcurrentHashMap<>();

    JdbcPeople(JdbcClient db, Log log, Ids ids, InstantSource clock, PlatformTransactionManager transactions) {
        this.db = db;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The pseudonym of the person in the token; a person not met before gets one. */
    UUID idOf(Claims claims) {
        var person = new Claims(Map.of("sub", claims.subject(), "preferred_username", claims.username(),
                "name", claims.name()));
        UUID known = seen.get(person);
        if (known != null) return known;
        UUID id = apart.execute(status -> find(claims.subject()).map(found -> renamed(found, claims))
                .orElseGet(() -> register(claims)));
        seen.put(person, id);
        return id;
    }

    private Optional<UUID> find(String subject) {
        return db.sql("select id from access_person where subject = ?").param(subject).query(UUID.class).optional();
    }

    private UUID renamed(UUID id, Claims claims) {
        db.sql("update access_person set username = ?, name = ? where id = ? and (username, name) <> (?, ?)")
                .params(claims.username(), claims.name(), id, claims.username(), claims.name()).update();
        return id;
    }

    private UUID register(Claims claims) {
        UUID id = ids.next();
        int added = db.sql("""
                insert into access_person (id, subject, username, name, first_seen) values (?, ?, ?, ?, ?)
                on conflict (subject) do nothing""")
                .params(id, claims.subject(), claims.username(), claims.name(), clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        if (added == 0) return find(claims.subject()).orElseThrow();
        log.append("person:" + id, "person-registered", Actor.system("access"), Map.of());
        return id;
    }

    @Override
    public Map<UUID, String> names(Collection<UUID> people) {
        Map<UUID, String> names = new HashMap<>();
        if (!people.isEmpty())
            db.sql("select id, name from access_person where id = any(:people)")
                    .param("people", people.toArray(UUID[]::new))
                    .query(row -> { names.put(row.getObject("id", UUID.class), row.getString("name")); });
        return names;
    }

    @Override
    public Optional<UUID> byUsername(String username) {
        return db.sql("select id from access_person where username = ? order by first_seen desc limit 1").param(username)
                .query(UUID.class).optional();
    }
}
