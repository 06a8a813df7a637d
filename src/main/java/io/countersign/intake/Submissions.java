package io.countersign.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what was submitted. Everything happens in the caller's transaction. */
public interface Submissions {

    /** @param sameContent whether what was submitted then is what is submitted now; false once it was erased */
    record Earlier(UUID decision, boolean sameContent) {}

    /** With new salts each time. */
    SaltedCase salted(Submission submission);

    Optional<Earlier> earlier(String client, String idempotencyKey, Submission submission);

    /** @return false when the client used the key before, perhaps a moment ago on another node */
    boolean claimKey(String client, String idempotencyKey, UUID decision, Submission submission);

    /** The pseudonym of the person whom it is about. */
    UUID person(String client, Submission submission);

    void add(Decision decision, UUID person, Submission submission, SaltedCase salted);

    /** Adds a service's answer and evidence to the case and returns the manifest that now holds. */
    CaseManifest answer(UUID decision, String answer, List<Submission.Evidence> evidence);

    /** What was submitted, with what the service added since; empty once the case was erased. */
    Optional<Submission> again(Decision decision);

    /** Records that one decision is the review anew of another. */
    void contests(UUID decision, UUID contested);

    void withdraw(UUID decision, String reason);
}
