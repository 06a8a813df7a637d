package io.countersign.intake.internal;

import io.countersign.intake.DecisionStatus;
import io.countersign.intake.HeldCondition;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of a client's decisions as SQL. */
final class ClientList {

    private ClientList() {}

    /**
     * Of one status by time, because in the order of ids a planner walks all decisions and drops those of other states.
     * What is shown as held stands in one of several: the newest of each are merged.
     */
    static String sql(boolean ofReference, @Nullable DecisionStatus status, boolean afterCursor) {
        String reference = ofReference ? " and reference = :reference" : "";
        if (status == null) return "select * from intake_decision d where client = :client" + reference
                + (afterCursor ? " and id < :cursor" : "") + " order by id desc limit :size";
        String after = afterCursor ? " and (received_at, id) < (select received_at, id from intake_decision where id = :cursor)" : "";
        String held = !status.mayBecome(DecisionStatus.HELD) && status != DecisionStatus.HELD ? ""
                : " and " + (status == DecisionStatus.HELD ? "" : "not ") + HeldCondition.of("d.id", "d.use_case");
        return "select d.* from unnest(cast(:statuses as text[])) s cross join lateral (select * from intake_decision d"
                + " where client = :client and status = s" + reference + held + after
                + " order by received_at desc, id desc limit :size) d order by d.received_at desc, d.id desc limit :size";
    }

    /** In which states such decisions are kept. */
    static String[] kept(@Nullable DecisionStatus status) {
        if (status == null) return new String[0];
        return status != DecisionStatus.HELD ? new String[] {status.name()} : Stream.of(DecisionStatus.values())
                .filter(each -> each.mayBecome(DecisionStatus.HELD)).map(Enum::name).toArray(String[]::new);
    }
}
