package io.countersign.intake;

import io.countersign.audit.Receipt;
import io.countersign.policy.pack.PackVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A held recommendation: whose it is, what governs it and where it stands.
 *
 * @param dueAt   when it is escalated unless decided
 * @param changes counts its changes of state, so that a waiting caller can tell that there was one
 * @param pack    whose rules it keeps, of the period in which it was received; null from before there were packs
 */
public record Decision(UUID id, String client, String reference, String useCase, int useCaseVersion,
        DecisionStatus status, Instant receivedAt, Instant dueAt, String caseHash, @Nullable String callbackUrl,
        long changes, Receipt receipt, @Nullable PackVersion pack) {

    private static final String STREAM = "decision:";

    private static final String TRIAL = "trial ";

    /** Whose the cases of a trial are: no service, so that none is told of them. */
    static String clientOfTrial(UUID trial) {
        return TRIAL + trial;
    }

    /** The trial it belongs to; empty for a case of somebody's. */
    public Optional<UUID> trial() {
        return client.startsWith(TRIAL) ? Optional.of(UUID.fromString(client.substring(TRIAL.length()))) : Optional.empty();
    }

    Decision as(DecisionStatus shown) {
        return new Decision(id, client, reference, useCase, useCaseVersion, shown, receivedAt, dueAt, caseHash, callbackUrl,
                changes, receipt, pack);
    }

    /** The stream of the log that tells this decision's history. */
    public static String stream(UUID decision) {
        return STREAM + decision;
    }

    /** Such as {@code us-reg-b:3}. */
    public @Nullable String packName() {
        return pack == null ? null : pack.toString();
    }

    /** The decision whose stream this is. @throws IllegalArgumentException if it is none of a decision */
    public static UUID of(String stream) {
        if (!stream.startsWith(STREAM)) throw new IllegalArgumentException("Not the stream of a decision: " + stream);
        return UUID.fromString(stream.substring(STREAM.length()));
    }
}
