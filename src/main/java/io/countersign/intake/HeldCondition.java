package io.countersign.intake;

/** Whether a stop holds a row's case, as a condition for lists. Whoever acts on one case asks {@link StopCheck}. */
public final class HeldCondition {

    private static final String IN_FORCE = "from policy_stop where released_at is null and grade in ('HOLD', 'STOP')";

    private HeldCondition() {}

    /**
     * All but the last part is found out once, not for every row.
     *
     * @param decision the column of the row that names the decision @param useCase likewise
     */
    public static String of(String decision, String useCase) {
        return ("(exists (select %1$s and num_nonnulls(decision_id, model, use_case) = 0)"
                + " or %3$s in (select use_case %1$s and use_case is not null)"
                + " or %2$s in (select decision_id %1$s and decision_id is not null)"
                + " or exists (select %1$s and model is not null) and (select (s.model, s.model_version) in (select model, model_version"
                + " %1$s and model is not null) from intake_submission s where s.decision_id = %2$s))")
                .formatted(IN_FORCE, decision, useCase);
    }
}
