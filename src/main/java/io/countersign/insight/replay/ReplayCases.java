package io.countersign.insight.replay;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.countersign.access.Caller;
import io.countersign.access.People;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.PastCases;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.Sha256;
import io.countersign.kernel.UseCase;
import io.countersign.policy.Oversight;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCases;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward asks what a draft would have made of the cases that really came: who would have judged them, in which queue,
 * with what load. Nothing is changed and the engine is told nothing; the log tells that it was asked.
 */
@UseCase
public class ReplayCases {

    private static final int MOST = 10_000;
    private static final int LARGEST_TABLE = 1_000_000;

    private final UseCases useCases;
    private final PastCases cases;
    private final Replaying replaying;
    private final People people;
    private final InstantSource clock;
    private final Log log;

    ReplayCases(UseCases useCases, PastCases cases, Replaying replaying, People people, InstantSource clock, Log log) {
        this.useCases = useCases;
        this.cases = cases;
        this.replaying = replaying;
        this.people = people;
        this.clock = clock;
        this.log = log;
    }

    /** @param content DMN as XML */
    public record Table(String name, String content) {}

    /**
     * What is left out is as it is.
     *
     * @param from      the first day (UTC), {@code to} the last one; neither: last month
     * @param table     absent: the cases go where they went then
     * @param decision  of the table; not needed when it has only one
     * @param version   of the use case, such as its draft; absent: the one in force, or else the newest
     * @param oversight in place of that version's
     */
    public record Draft(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Table table, @Nullable String decision,
            @Nullable Integer version, @Nullable Oversight oversight) {}

    private record Period(LocalDate from, LocalDate to) {}

    @Transactional
    public Result<Replay> replay(Caller caller, String key, Draft draft) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        if (useCases.latest(key).isEmpty()) return Result.refused(Refusal.of(Kind.NOT_FOUND, "policy/unknown-use-case",
                "Unknown use case", "No use case is registered as " + key + "."));
        var errors = new ArrayList<FieldError>();
        var version = version(key, draft);
        if (version.isEmpty()) errors.add(new FieldError("/version", "is no version of " + key));
        var period = period(draft, errors);
        var table = table(draft, errors);
        version.ifPresent(found -> { if (draft.oversight() != null) errors.addAll(draft.oversight().objections(found.definition())); });
        if (!errors.isEmpty()) return Result.refused(Refusal.of(Kind.UNPROCESSABLE, "insight/invalid-replay",
                "This cannot be replayed", errors));
        return replayed(caller, version.orElseThrow(), period, table.orElse(null), draft);
    }

    private Result<Replay> replayed(Caller caller, RegisteredUseCase version, Period period, Replaying.@Nullable Chosen table, Draft draft) {
        var came = cases.received(version.key(), period.from().atStartOfDay(ZoneOffset.UTC).toInstant(),
                period.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), MOST + 1);
        if (came.isEmpty()) return Result.refused(Refusal.of(Kind.UNPROCESSABLE, "insight/nothing-to-replay", "Nothing to replay",
                "No case of " + version.key() + " came from " + period.from() + " to " + period.to() + ". Choose another period."));
        var newest = came.subList(0, Math.min(came.size(), MOST));
        var details = new HashMap<String, Object>(Map.of("by", List.of("useCase", "from", "to"), "decisions", newest.size(), "further", false));
        if (draft.table() != null) details.put("replayed", Sha256.base64(Sha256.of(draft.table().content().getBytes(StandardCharsets.UTF_8))));
        log.append(caller.stream(), EntryKind.HISTORY_READ, caller.actor(), details);
        var oversight = Optional.ofNullable(draft.oversight()).orElse(version.definition().review());
        var tally = new Tally(replaying.replay(newest, version.key(), version.definition(), oversight, table));
        var loads = tally.loads(people.serving(tally.queues()));
        int toPeople = newest.size() - tally.stopped().cases() - tally.unreviewed().cases();
        return Result.ok(new Replay(version.key(), version.version(), table == null ? null : table.decision(), period.from(), period.to(),
                newest.size(), came.size() > MOST, ReplaySentence.of(period.from(), period.to(), newest.size(), came.size() > MOST,
                        toPeople, loads, tally.unrouted(), tally.unreviewed(), tally.stopped()), toPeople, tally.reviews(), loads, tally.unrouted(),
                tally.unreviewed(), tally.stopped(), tally.moves(), tally.days(), tally.handling().orElse(null)));
    }

    private Optional<RegisteredUseCase> version(String key, Draft draft) {
        return draft.version() != null ? useCases.version(key, draft.version()) : useCases.inForce(key).or(() -> useCases.latest(key));
    }

    private Period period(Draft draft, List<FieldError> errors) {
        if (draft.from() == null && draft.to() == null) {
            var month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(1);
            return new Period(month.atDay(1), month.atEndOfMonth());
        }
        if (draft.from() == null) errors.add(new FieldError("/from", "must be there when /to is"));
        if (draft.to() == null) errors.add(new FieldError("/to", "must be there when /from is"));
        else if (draft.from() != null && draft.to().isBefore(draft.from())) errors.add(new FieldError("/to", "must not be before /from"));
        return new Period(Optional.ofNullable(draft.from()).orElse(LocalDate.EPOCH), Optional.ofNullable(draft.to()).orElse(LocalDate.EPOCH));
    }

    private static Optional<Replaying.Chosen> table(Draft draft, List<FieldError> errors) {
        if (draft.table() == null) {
            if (draft.decision() != null) errors.add(new FieldError("/decision", "is of a table, and there is none"));
            return Optional.empty();
        }
        if (draft.table().content().length() > LARGEST_TABLE) {
            errors.add(new FieldError("/table/content", "must be at most " + LARGEST_TABLE + " characters"));
            return Optional.empty();
        }
        try {
            var table = DraftTable.read(draft.table().content());
            var decisions = table.decisions();
            String decision = draft.decision() != null ? draft.decision() : decisions.size() == 1 ? decisions.iterator().next() : null;
            if (decision != null && decisions.contains(decision)) return Optional.of(new Replaying.Chosen(table, decision));
            errors.add(new FieldError("/decision", choices(decisions)));
        } catch (DraftTable.Unreadable no) {
            errors.add(new FieldError("/table/content", "is no DMN that the engine takes: " + no.getMessage()));
        }
        return Optional.empty();
    }

    private static String choices(Set<String> decisions) {
        return decisions.isEmpty() ? "is not in the table, which holds no decision"
                : "must be one that the table holds: " + String.join(", ", decisions);
    }
}
