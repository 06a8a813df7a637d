package io.countersign.outcome;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.OwnDecisions;
import io.countersign.intake.StopCheck;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** A service uses its release token, right before it acts. The second time is refused. */
@UseCase
public class RedeemRelease {

    private final ReleaseTokens tokens;
    private final Outcomes outcomes;
    private final OwnDecisions own;
    private final StopCheck stops;
    private final InstantSource clock;
    private final Log log;

    RedeemRelease(ReleaseTokens tokens, Outcomes outcomes, OwnDecisions own, StopCheck stops, InstantSource clock,
            Log log) {
        this.tokens = tokens;
        this.outcomes = outcomes;
        this.own = own;
        this.stops = stops;
        this.clock = clock;
        this.log = log;
    }

    @Transactional
    public Result<Outcome> redeem(Caller caller, String token) {
        if (!caller.is(Role.SUBMITTER)) return Result.refused(caller.lacks(Role.SUBMITTER));
        Optional<Outcome> claimed = tokens.decision(token)
                .filter(decision -> own.find(caller, decision) instanceof Result.Ok<Decision>)
                .flatMap(outcomes::of).filter(outcome -> tokens.fits(token, outcome));
        if (claimed.isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "outcome/unknown-token",
                "Unknown release token", "This token releases nothing of yours. Do not act on it."));
        Outcome outcome = claimed.get();
        var stop = stops.holding(outcome.decision());
        if (stop.isPresent()) return Result.refused(stop.get().refusal());
        if (!outcomes.redeem(outcome.decision(), clock.instant())) return Result.refused(Refusal.of(
                Refusal.Kind.CONFLICT, "outcome/token-used", "Release token used before",
                "This token was used before. Do not act on it again."));
        log.append(Decision.stream(outcome.decision()), EntryKind.RELEASE_REDEEMED, caller.actor(),
                Map.of("outcome", outcome.value()));
        return Result.ok(outcome);
    }
}
