package io.countersign.policy.pack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The packs that were published. A case stays with the version that it was opened under. */
public interface Packs {

    /** The newest version; empty when no pack is called so. */
    Optional<PublishedPack> current(String id);

    Optional<PublishedPack> find(PackVersion version);

    /** The newest version of each, by id. */
    List<PublishedPack> all();

    /** Every version of every pack, by id and version. */
    List<PublishedPack> everyVersion();

    /**
     * What governs a case.
     *
     * @param pack   that it was opened under; null for a case from before there were packs
     * @param opened when it was
     */
    default PackRules rules(@Nullable PackVersion pack, Instant opened) {
        return pack == null ? PackRules.NONE : find(pack).flatMap(published -> published.rules(opened)).orElseThrow();
    }

    /** Nobody else publishes a version of it until the transaction ends. */
    void lock(String id);

    void add(PublishedPack next);
}
