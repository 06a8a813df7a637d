package io.countersign.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what was submitted. Everything happens in the caller's transaction. */
public interface Submissions {

    record Earlier(UUID decision, byte[] contentHash) {

        boolean sameContent(byte[] other) {
            return Arrays.equals(contentHash, other);
        }
    }

    /** SHA-256 of the canonical JSON of the submission, evidence by its own hash: what "the same content" means. */
    byte[] contentHash(Submission submission);

    CaseManifest manifest(Submission submission);

    Optional<Earlier> earlier(String client, String idempotencyKey);

    /** @return false when the client used the key before, perhaps a moment ago on another node */
    boolean claimKey(String client, String idempotencyKey, UUID decision, byte[] contentHash);

    void add(Decision decision, Submission submission, CaseManifest manifest);

    /** Adds a service's answer and evidence to the case and returns the manifest that now holds. */
    CaseManifest answer(UUID decision, String answer, List<Submission.Evidence> evidence);

    void withdraw(UUID decision, String reason);
}
