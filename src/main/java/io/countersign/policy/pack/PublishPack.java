package io.countersign.policy.pack;

import static io.countersign.kernel.Refusal.Kind.CONFLICT;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward publishes a pack, as a new version that governs the cases opened from now on. One that contradicts itself is
 * refused, and the version before stays in force. The same text again adds nothing.
 */
@UseCase
public class PublishPack {

    private final Packs packs;
    private final Log log;

    PublishPack(Packs packs, Log log) {
        this.packs = packs;
        this.log = log;
    }

    /** @param base the version that the text was made from, 0 for none; null not to ask whether there is a newer one */
    @Transactional
    public Result<PublishedPack> publish(Caller caller, String id, byte[] yaml, @Nullable Integer base) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        return switch (PackText.decoded(yaml)) {
            case Result.Refused<String>(Refusal refusal) -> Result.refused(refusal);
            case Result.Ok<String>(String text) -> switch (PackText.read(text)) {
                case Result.Refused<Pack>(Refusal refusal) -> Result.refused(refusal);
                case Result.Ok<Pack>(Pack pack) -> publish(caller, id, pack, text, base);
            };
        };
    }

    private Result<PublishedPack> publish(Caller caller, String id, Pack pack, String text, @Nullable Integer base) {
        if (!pack.id().equals(id)) return Result.refused(Refusal.of(UNPROCESSABLE, "policy/other-pack", "Another pack",
                List.of(new FieldError("/id", "is " + pack.id() + ", but it is to be published as " + id))));
        packs.lock(id);
        Optional<PublishedPack> newest = packs.current(id);
        int version = newest.map(PublishedPack::version).orElse(0);
        if (newest.isPresent() && newest.get().text().equals(text)) return Result.ok(newest.get());
        if (base != null && base != version) return Result.refused(newer(id, base, version));
        var next = new PublishedPack(id, version + 1, pack, text);
        packs.add(next);
        log.append(stream(id), EntryKind.PACK_PUBLISHED, caller.actor(), told(next));
        return Result.ok(next);
    }

    private static Refusal newer(String id, int base, int version) {
        return Refusal.of(CONFLICT, "policy/newer-pack", "There is a newer version",
                "This was made from version " + base + " of the pack " + id + ", but version " + version
                        + " is there. Load it, carry your change over and publish again.").with("version", version);
    }

    /** The stream of the log that tells of a pack. */
    public static String stream(String id) {
        return "pack:" + id;
    }

    /** What its entry says. */
    public static Map<String, ?> told(PublishedPack pack) {
        return Map.of("version", pack.version(), "sha256", pack.sha256());
    }
}
