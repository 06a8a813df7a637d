package io.countersign.insight.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have made of the cases of a period.
 *
 * @param version   whose settings were replayed, with those of the draft in their place where it has any
 * @param decision  of the table; null when the cases went where they went then
 * @param to        the last day (UTC)
 * @param cases     that were replayed, the newest of the period
 * @param left      whether the period has more, which were not
 * @param sentence  all of it in words
 * @param toPeople  cases that at least one person would have judged
 * @param unrouted  cases for which the table names no queue, as no rule matches: they go to the use case's own
 * @param unreviewed cases that the settings let pass, if two stewards allow them and the process has the step for it
 * @param stopped   cases at which the engine would have stopped: nobody judges them until an operator mends it
 * @param handling  null when nobody's verdict on these cases is there to be measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(String useCase, int version, @Nullable String decision, LocalDate from, LocalDate to, int cases,
        boolean left, String sentence, int toPeople, Reviews reviews, List<QueueLoad> queues, Examples unrouted, Examples unreviewed, Examples stopped,
        List<Move> moves, List<Day> days, @Nullable Handling handling) {

    /** Persons asked, counted once for each case. @param second of which chance asked for so many */
    public record Reviews(int now, int second, int then) {}

    /**
     * @param now    cases that would have waited there; {@code then}: that did
     * @param people reviewers known here who serve it; with none its cases wait until somebody does
     * @param hours  of work at the measured handling time; null when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QueueLoad(String queue, int now, int then, int reviews, int second, int people, @Nullable Peak busiestDay,
            @Nullable Peak busiestHour, @Nullable Double hours) {}

    /** When the most reviews would have come. @param at its beginning (UTC) */
    public record Peak(Instant at, int reviews) {}

    /** @param examples of the cases, the newest few; {@code why}: what the engine says of the newest */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Examples(int cases, List<UUID> examples, @Nullable String why) {}

    /** @param from the queue then, {@code to} the queue now; null: none */
    public record Move(@Nullable String from, @Nullable String to, int cases) {}

    /** @param reviews that would have come; {@code then}: that did */
    public record Day(LocalDate date, int cases, int reviews, int then) {}

    /** @param medianSeconds from claim to verdict, of so many verdicts on these cases */
    public record Handling(long medianSeconds, int verdicts) {}
}
