package io.countersign.policy.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.web.Problems;
import io.countersign.policy.pack.PackVersion;
import io.countersign.policy.pack.Packs;
import io.countersign.policy.pack.PublishPack;
import io.countersign.policy.pack.PublishedPack;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs")
class PackController {

    private final Callers callers;
    private final Packs packs;
    private final PublishPack publish;

    PackController(Callers callers, Packs packs, PublishPack publish) {
        this.callers = callers;
        this.packs = packs;
        this.publish = publish;
    }

    /** A pack in the list. */
    record PackLine(String id, int version, String title, String jurisdiction) {}

    @GetMapping
    ResponseEntity<?> all() {
        return forReaders(() -> ResponseEntity.ok(new Page<>(packs.all().stream().map(pack -> new PackLine(pack.id(),
                pack.version(), pack.content().title(), pack.content().jurisdiction())).toList(), null)));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable String id) {
        return forReaders(() -> answer(packs.current(id), "the pack " + id));
    }

    @GetMapping("/{id}/versions/{version}")
    ResponseEntity<?> version(@PathVariable String id, @PathVariable int version) {
        return forReaders(() -> answer(packs.find(new PackVersion(id, version)), "version " + version + " of the pack " + id));
    }

    /** @param yaml        the pack, whatever the content type says
     *  @param baseVersion that it was made from, 0 for none; absent not to ask whether there is a newer one */
    @PutMapping("/{id}")
    ResponseEntity<?> publish(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] yaml,
            @RequestParam(required = false) @Nullable Integer baseVersion) {
        return Problems.answer(publish.publish(callers.current(), id, yaml == null ? new byte[0] : yaml, baseVersion));
    }

    private ResponseEntity<?> forReaders(Supplier<ResponseEntity<?>> answer) {
        Caller caller = callers.current();
        return caller.is(Role.STEWARD, Role.AUDITOR) ? answer.get()
                : Problems.response(caller.lacks(Role.STEWARD, Role.AUDITOR));
    }

    private static ResponseEntity<?> answer(Optional<PublishedPack> found, String name) {
        return found.<ResponseEntity<?>>map(ResponseEntity::ok).orElseGet(() -> Problems.response(Refusal.of(
                Refusal.Kind.NOT_FOUND, "policy/unknown-pack", "Unknown pack", "Nobody has published " + name + ".")));
    }
}
