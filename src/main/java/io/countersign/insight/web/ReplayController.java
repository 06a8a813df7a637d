package io.countersign.insight.web;

import io.countersign.access.Callers;
import io.countersign.insight.replay.ReplayCases;
import io.countersign.kernel.web.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReplayController {

    private final Callers callers;
    private final ReplayCases replay;

    ReplayController(Callers callers, ReplayCases replay) {
        this.callers = callers;
        this.replay = replay;
    }

    @PostMapping("/api/v1/use-cases/{key}/replay")
    ResponseEntity<?> replay(@PathVariable String key, @RequestBody ReplayCases.Draft draft) {
        return Problems.answer(replay.replay(callers.current(), key, draft));
    }
}
