package io.countersign.records.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.kernel.web.Problems;
import io.countersign.records.ConfirmErasure;
import io.countersign.records.Erasure;
import io.countersign.records.Erasures;
import io.countersign.records.ExportBundle;
import io.countersign.records.LiftHold;
import io.countersign.records.PlaceHold;
import io.countersign.records.RequestErasure;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class RecordsController {

    private static final int PAGE = 50;

    private final Callers callers;
    private final RequestErasure request;
    private final ConfirmErasure confirm;
    private final Erasures erasures;
    private final PlaceHold place;
    private final LiftHold lift;
    private final ExportBundle export;

    RecordsController(Callers callers, RequestErasure request, ConfirmErasure confirm, Erasures erasures, PlaceHold place,
            LiftHold lift, ExportBundle export) {
        this.callers = callers;
        this.request = request;
        this.confirm = confirm;
        this.erasures = erasures;
        this.place = place;
        this.lift = lift;
        this.export = export;
    }

    record ErasureRequest(@Nullable UUID decision, @Nullable String client, @Nullable String subject,
            @Nullable String reviewer, Erasure.Ground ground) {}

    record HoldRequest(UUID decision, String matter) {}

    @PostMapping("/erasures")
    ResponseEntity<?> request(@RequestBody ErasureRequest body) {
        var whom = new RequestErasure.Whom(body.decision(), body.client(), body.subject(), body.reviewer());
        return Problems.answer(request.request(callers.current(), whom, body.ground()),
                erasure -> ResponseEntity.accepted().body(erasure));
    }

    @PostMapping("/erasures/{id}/confirmation")
    ResponseEntity<?> confirm(@PathVariable UUID id) {
        return Problems.answer(confirm.confirm(callers.current(), id));
    }

    @GetMapping("/erasures")
    ResponseEntity<?> all(@RequestParam(required = false) @Nullable String cursor) {
        Caller caller = callers.current();
        if (!caller.is(Role.STEWARD, Role.AUDITOR)) return Problems.response(caller.lacks(Role.STEWARD, Role.AUDITOR));
        return ResponseEntity.ok(erasures.page(cursor, PAGE));
    }

    @GetMapping("/decisions/{id}/bundle")
    ResponseEntity<?> bundle(@PathVariable UUID id) {
        return Problems.answer(export.export(callers.current(), id), bundle -> ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header("Content-Disposition", "attachment; filename=\"decision-" + id + ".zip\"").body(bundle));
    }

    @PostMapping("/holds")
    ResponseEntity<?> place(@RequestBody HoldRequest body) {
        return Problems.answer(place.place(callers.current(), body.decision(), body.matter()),
                hold -> ResponseEntity.status(201).body(hold));
    }

    @PostMapping("/holds/{id}/release")
    ResponseEntity<?> lift(@PathVariable UUID id) {
        return Problems.answer(lift.lift(callers.current(), id),
                hold -> ResponseEntity.status(hold.isLifted() ? 200 : 202).body(hold));
    }
}
