package io.countersign.audit.verify;

import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Tile;
import io.countersign.audit.tlog.TlogProof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether what a service was promised with its receipt is in the log. */
final class ReceiptCheck {

    /** A version 7 UUID, which begins with the time (RFC 9562). */
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
    /** Far longer than it takes until an entry is public. */
    private static final Duration SOON = Duration.ofHours(1);

    private final LogSource log;
    private final Trust trust;
    private final InstantSource clock;

    ReceiptCheck(LogSource log, Trust trust, InstantSource clock) {
        this.log = log;
        this.trust = trust;
        this.clock = clock;
    }

    /** @param receipt JSON with entryId and leafHash, or the whole answer to a submission, which holds it */
    List<String> run(byte[] receipt) {
        JsonNode json = json(receipt);
        JsonNode promised = json.has("receipt") ? json.path("receipt") : json;
        String id = promised.path("entryId").asString("");
        String leaf = promised.path("leafHash").asString("");
        if (!id.matches(ID) || !leaf.matches("[A-Za-z0-9+/]{43}="))
            throw new CannotVerify("The receipt holds no entryId and leafHash.");
        try {
            return proved(id, Base64.getDecoder().decode(leaf));
        } catch (LogSource.NotThere noProof) {
            return searched(id, Base64.getDecoder().decode(leaf));
        }
    }

    private List<String> proved(String id, byte[] leaf) {
        List<String> said = new ArrayList<>();
        TlogProof proof = proof(log.read("proof/" + id));
        trust.verified(proof.checkpoint().toString().getBytes(StandardCharsets.UTF_8), said);
        if (!proof.proves(leaf)) throw new Refuted("The log holds another entry than the receipt promises.");
        said.add("The entry " + id + " is in it, number " + proof.index() + ", just as the receipt promises.");
        return said;
    }

    /** A copy has no proofs, and an operator may withhold one: then the whole tree is read. */
    private List<String> searched(String id, byte[] leaf) {
        List<String> said = new ArrayList<>(new Fsck(log, trust).run());
        long size = trust.verified(log.read("checkpoint"), new ArrayList<>()).size();
        for (long tile = 0; tile * Tile.FULL < size; tile++) {
            byte[] hashes = log.read("tile/" + Tile.of(0, tile, size).orElseThrow().path());
            for (int at = 0; at < hashes.length; at += Merkle.HASH)
                if (Arrays.equals(hashes, at, at + Merkle.HASH, leaf, 0, Merkle.HASH)) {
                    said.add("The entry " + id + " is in it, number " + (tile * Tile.FULL + at / Merkle.HASH)
                            + ", just as the receipt promises.");
                    return said;
                }
        }
        Instant promised = Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> Short.SIZE);
        if (promised.plus(SOON).isAfter(clock.instant())) throw new CannotVerify("The log does not hold the entry " + id
                + " yet. It was promised at " + promised + ": check again in a minute, or with a newer copy.");
        throw new Refuted("The log does not hold the entry " + id + ", which was promised at " + promised + ".");
    }

    private static JsonNode json(byte[] receipt) {
        try {
            return JsonMapper.shared().readTree(receipt);
        } catch (JacksonException e) {
            throw new CannotVerify("The receipt is not JSON: " + e.getOriginalMessage() + ".");
        }
    }

    private static TlogProof proof(byte[] content) {
        try {
            return TlogProof.parse(content);
        } catch (IllegalArgumentException e) {
            throw new Refuted("The proof cannot be read: " + e.getMessage() + ".");
        }
    }
}
