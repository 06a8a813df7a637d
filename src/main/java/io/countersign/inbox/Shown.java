package io.countersign.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was on reviewers' screens. */
public interface Shown {

    /** @param commitment to the bytes, in standard base64 @param n counts what this person was shown of this task */
    record Once(int n, String commitment) {}

    /** @return empty if this person was shown the very same of this task before */
    Optional<Once> keep(ReviewTask task, UUID person, byte[] content);

    /** Whether this person was shown anything of this task before that time. */
    boolean before(ReviewTask task, UUID person, Instant at);
}
