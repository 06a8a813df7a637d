package io.countersign.audit.web;

import io.countersign.audit.PublicLog;
import io.countersign.audit.tlog.Tile;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Sha256;
import io.countersign.kernel.web.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log for everybody (C2SP tlog-tiles); the entries themselves are for auditors, which the security rules say. */
@RestController
@RequestMapping("/log")
class LogController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl FOR_ONE_READER = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
    private static final CacheControl NOT_AT_ALL = CacheControl.noStore();

    private final PublicLog log;

    LogController(PublicLog log) {
        this.log = log;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<?> checkpoint() {
        return log.checkpoint().<ResponseEntity<?>>map(LogController::text).orElseGet(() -> Problems.response(Refusal.of(
                Refusal.Kind.UNAVAILABLE, "audit/no-checkpoint", "No checkpoint",
                "No tree head is public: none was signed and witnessed yet, or the tree was restored to a time before it.")));
    }

    @GetMapping("/tile/{level:\\d+}/{*place}")
    ResponseEntity<?> tile(@PathVariable String level, @PathVariable String place) {
        return bytes(level + place, FOR_EVER, log::tile);
    }

    @GetMapping("/tile/entries/{*place}")
    ResponseEntity<?> entries(@PathVariable String place) {
        return bytes("0" + place, FOR_ONE_READER, log::entries);
    }

    private static ResponseEntity<?> bytes(String path, CacheControl caching, Function<Tile, Optional<byte[]>> read) {
        return Tile.parse(path).flatMap(read).<ResponseEntity<?>>map(bytes -> ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM).cacheControl(caching).body(bytes))
                .orElseGet(() -> notThere("tile", "The public tree has no such tile."));
    }

    @GetMapping("/proof/{entry}")
    ResponseEntity<?> proof(@PathVariable UUID entry) {
        return log.proof(entry).<ResponseEntity<?>>map(LogController::text).orElseGet(() -> notThere("entry",
                "The public tree has no entry " + entry + ". A new one is there within seconds."));
    }

    @GetMapping("/consistency")
    ResponseEntity<?> consistency(@RequestParam long from, @RequestParam long to) {
        return log.consistency(from, to).<ResponseEntity<?>>map(LogController::lines).orElseGet(() -> Problems.response(
                Refusal.of(Refusal.Kind.UNPROCESSABLE, "audit/no-such-sizes", "No such sizes",
                        "Expected 0 ≤ from ≤ to, and to at most the size of the newest checkpoint.")));
    }

    private static ResponseEntity<?> lines(List<byte[]> hashes) {
        var lines = new StringBuilder();
        hashes.forEach(hash -> lines.append(Sha256.base64(hash)).append('\n'));
        return text(lines);
    }

    /** @param content a note, a proof or lines, as {@code toString()} writes them */
    private static ResponseEntity<?> text(Object content) {
        return ResponseEntity.ok().contentType(TEXT).cacheControl(NOT_AT_ALL).body(content.toString());
    }

    private static ResponseEntity<?> notThere(String what, String detail) {
        return Problems.response(Refusal.of(Refusal.Kind.NOT_FOUND, "audit/unknown-" + what, "Unknown " + what, detail));
    }
}
