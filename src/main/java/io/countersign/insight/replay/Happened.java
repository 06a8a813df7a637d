package io.countersign.insight.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Trail;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a case, as the log tells it.
 *
 * @param queue   in which its first review waited, before any escalation; null if there was none
 * @param reviews how many persons that review asked for
 * @param worked  from each claim to the verdict that followed on it
 */
record Happened(@Nullable String queue, int reviews, List<Duration> worked) {

    /** What of a case's stream tells it. */
    static final Set<EntryKind> TOLD_BY = EnumSet.of(EntryKind.TASK_OPENED, EntryKind.TASK_CLAIMED, EntryKind.VERDICT_RECORDED);

    static final Happened NOTHING = new Happened(null, 0, List.of());

    /** @param steps oldest first */
    static Happened of(List<Trail.Step> steps) {
        JsonNode opened = null;
        var claims = new HashMap<String, Trail.Step>();
        var worked = new ArrayList<Duration>();
        for (var step : steps) {
            String task = step.details().path("task").asString("") + " " + step.actor();
            switch (EntryKind.of(step.kind())) {
                case TASK_OPENED -> opened = opened == null ? step.details() : opened;
                case TASK_CLAIMED -> claims.put(task, step);
                case VERDICT_RECORDED -> {
                    var claimed = claims.remove(task);
                    if (claimed != null) worked.add(Duration.between(claimed.at(), step.at()));
                }
                default -> { }
            }
        }
        return opened == null ? NOTHING
                : new Happened(opened.path("queue").asString(), opened.path("seats").asInt(1), List.copyOf(worked));
    }
}
