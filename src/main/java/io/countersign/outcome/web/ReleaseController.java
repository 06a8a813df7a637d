package io.countersign.outcome.web;

import io.countersign.access.Callers;
import io.countersign.kernel.web.Problems;
import io.countersign.outcome.RedeemRelease;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReleaseController {

    private final Callers callers;
    private final RedeemRelease redeem;

    ReleaseController(Callers callers, RedeemRelease redeem) {
        this.callers = callers;
        this.redeem = redeem;
    }

    record Redemption(String token) {}

    @PostMapping("/api/v1/releases/redeem")
    ResponseEntity<?> redeem(@RequestBody Redemption redemption) {
        return Problems.answer(redeem.redeem(callers.current(), redemption.token()), outcome -> ResponseEntity.ok(
                Map.of("decision", outcome.decision(), "outcome", outcome.value(), "caseHash", outcome.caseHash(),
                        "releasedAt", outcome.releasedAt())));
    }
}
