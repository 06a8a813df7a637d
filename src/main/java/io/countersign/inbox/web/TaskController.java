package io.countersign.inbox.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.inbox.ClaimTask;
import io.countersign.inbox.ExtendLease;
import io.countersign.inbox.OpenEvidence;
import io.countersign.inbox.ReleaseTask;
import io.countersign.inbox.SaveDraft;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.TaskState;
import io.countersign.inbox.Tasks;
import io.countersign.inbox.ViewTask;
import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.web.Problems;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1")
class TaskController {

    private static final int PAGE = 50;
    private static final List<String> STATES = List.of("open", "mine", "done");

    private final Callers callers;
    private final Tasks tasks;
    private final ClaimTask claim;
    private final ReleaseTask release;
    private final ExtendLease extend;
    private final ViewTask view;
    private final OpenEvidence openEvidence;
    private final SaveDraft saveDraft;
    private final InstantSource clock;

    TaskController(Callers callers, Tasks tasks, ClaimTask claim, ReleaseTask release, ExtendLease extend,
            ViewTask view, OpenEvidence openEvidence, SaveDraft saveDraft, InstantSource clock) {
        this.callers = callers;
        this.tasks = tasks;
        this.claim = claim;
        this.release = release;
        this.extend = extend;
        this.view = view;
        this.openEvidence = openEvidence;
        this.saveDraft = saveDraft;
        this.clock = clock;
    }

    @GetMapping("/queues")
    ResponseEntity<?> queues() {
        Caller caller = callers.current();
        return caller.is(Role.REVIEWER)
                ? ResponseEntity.ok(new Page<>(tasks.load(caller.queues(), clock.instant()), null))
                : Problems.response(caller.lacks(Role.REVIEWER));
    }

    @GetMapping("/tasks")
    ResponseEntity<?> tasks(@RequestParam(required = false) @Nullable String queue,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable UUID decision,
            @RequestParam(required = false) @Nullable String cursor) {
        Caller caller = callers.current();
        if (!caller.is(Role.REVIEWER)) return Problems.response(caller.lacks(Role.REVIEWER));
        if (decision != null && STATES.contains(state)) return ResponseEntity.ok(new Page<>(
                TaskLine.of(ofDecision(caller, decision, state, queue), caller), null));
        Set<String> queues = queue == null ? caller.queues() : caller.serves(queue) ? Set.of(queue) : Set.of();
        return switch (state) {
            case "open" -> ResponseEntity.ok(TaskLine.of(tasks.open(queues, cursor, PAGE), caller));
            case "mine" -> ResponseEntity.ok(new Page<>(TaskLine.of(tasks.heldBy(caller.personId()).stream()
                    .filter(task -> isIn(queue, task)).toList(), caller), null));
            case "done" -> ResponseEntity.ok(TaskLine.of(tasks.doneBy(caller.personId(), queue, cursor, PAGE), caller));
            default -> Problems.response(Refusal.of(Refusal.Kind.MALFORMED, "inbox/unknown-state", "Unknown state",
                    List.of(new FieldError("state", "must be one of " + String.join(", ", STATES)))));
        };
    }

    private List<ReviewTask> ofDecision(Caller caller, UUID decision, String state, @Nullable String queue) {
        return tasks.ofDecision(decision).stream().filter(task -> isIn(queue, task)).filter(task -> switch (state) {
            case "open" -> task.state() == TaskState.OPEN && caller.serves(task.queue());
            case "mine" -> task.heldBy(caller.personId(), clock.instant());
            default -> task.state() == TaskState.DONE && caller.personId().equals(task.holder());
        }).toList();
    }

    private static boolean isIn(@Nullable String queue, ReviewTask task) {
        return queue == null || queue.equals(task.queue());
    }

    @PostMapping("/queues/{queue}/claim-next")
    ResponseEntity<?> claimNext(@PathVariable String queue) {
        Caller caller = callers.current();
        return Problems.answer(claim.next(caller, queue), next -> next.<ResponseEntity<?>>map(task ->
                Problems.answer(view.view(caller, task.id()))).orElseGet(() -> ResponseEntity.noContent().build()));
    }

    @PostMapping("/tasks/{id}/claim")
    ResponseEntity<?> claim(@PathVariable UUID id) {
        Caller caller = callers.current();
        return Problems.answer(claim.one(caller, id), task -> Problems.answer(view.view(caller, task.id())));
    }

    @PostMapping("/tasks/{id}/release")
    ResponseEntity<?> release(@PathVariable UUID id) {
        Caller caller = callers.current();
        return Problems.answer(release.release(caller, id), task -> ResponseEntity.ok(TaskLine.of(task, caller)));
    }

    @PostMapping("/tasks/{id}/extend")
    ResponseEntity<?> extend(@PathVariable UUID id) {
        Caller caller = callers.current();
        return Problems.answer(extend.extend(caller, id), task -> ResponseEntity.ok(TaskLine.of(task, caller)));
    }

    @PutMapping("/tasks/{id}/draft")
    ResponseEntity<?> saveDraft(@PathVariable UUID id, @RequestBody JsonNode content) {
        return Problems.answer(saveDraft.save(callers.current(), id, content), _ -> ResponseEntity.noContent().build());
    }

    @GetMapping("/tasks/{id}")
    ResponseEntity<?> task(@PathVariable UUID id) {
        return Problems.answer(view.view(callers.current(), id));
    }

    /** Untrusted bytes: never rendered as a page of ours, never sniffed, never cached. */
    @GetMapping("/tasks/{id}/evidence/{n}")
    ResponseEntity<?> evidence(@PathVariable UUID id, @PathVariable int n) {
        return Problems.answer(openEvidence.open(callers.current(), id, n), opened -> ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.item().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Content-Disposition", ContentDisposition.attachment()
                        .filename(opened.item().name(), java.nio.charset.StandardCharsets.UTF_8).build().toString())
                .body(opened.content()));
    }
}
