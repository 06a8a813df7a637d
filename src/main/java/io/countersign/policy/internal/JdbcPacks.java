package io.countersign.policy.internal;

import io.countersign.kernel.Result;
import io.countersign.policy.pack.Pack;
import io.countersign.policy.pack.PackText;
import io.countersign.policy.pack.PackVersion;
import io.countersign.policy.pack.Packs;
import io.countersign.policy.pack.PublishedPack;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPacks implements Packs {

    private final JdbcClient db;
    /** Versions never change, so what was read once stays true. */
    private final Map<PackVersion, PublishedPack> versions = new ConcurrentHashMap<>();

    JdbcPacks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<PublishedPack> current(String id) {
        return db.sql("select current_version from policy_pack where id = ? and current_version is not null").param(id)
                .query(Integer.class).optional().flatMap(version -> find(new PackVersion(id, version)));
    }

    @Override
    public Optional<PublishedPack> find(PackVersion version) {
        PublishedPack known = versions.get(version);
        if (known != null) return Optional.of(known);
        Optional<PublishedPack> read = db.sql("select text from policy_pack_version where id = ? and version = ?")
                .params(version.id(), version.version()).query(String.class).optional()
                .map(text -> new PublishedPack(version.id(), version.version(), content(version, text), text));
        read.ifPresent(published -> versions.put(version, published));
        return read;
    }

    private static Pack content(PackVersion version, String text) {
        return switch (PackText.read(text)) {
            case Result.Ok<Pack>(Pack pack) -> pack;
            case Result.Refused<Pack>(var refusal) -> throw new IllegalStateException(
                    "The pack " + version + " was published, but can no longer be read: " + refusal.detail());
        };
    }

    @Override
    public List<PublishedPack> all() {
        return known("select id, current_version from policy_pack where current_version is not null order by id");
    }

    @Override
    public List<PublishedPack> everyVersion() {
        return known("select id, version from policy_pack_version order by id, version");
    }

    private List<PublishedPack> known(String sql) {
        return db.sql(sql).query(JdbcPacks::version).list().stream().flatMap(version -> find(version).stream()).toList();
    }

    private static PackVersion version(ResultSet row, int number) throws SQLException {
        return new PackVersion(row.getString(1), row.getInt(2));
    }

    @Override
    public void lock(String id) {
        db.sql("insert into policy_pack (id) values (?) on conflict do nothing").param(id).update();
        db.sql("select id from policy_pack where id = ? for no key update").param(id).query(String.class).single();
    }

    @Override
    public void add(PublishedPack next) {
        db.sql("insert into policy_pack_version (id, version, text) values (?, ?, ?)")
                .params(next.id(), next.version(), next.text()).update();
        db.sql("update policy_pack set current_version = ? where id = ?").params(next.version(), next.id()).update();
    }
}
