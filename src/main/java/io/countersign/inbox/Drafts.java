package io.countersign.inbox;

import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/** What reviewers have written and not handed in, sealed with the case. Each sees their own only. */
public interface Drafts {

    /** Whatever was saved before is replaced. */
    void save(ReviewTask task, UUID person, JsonNode content);

    Optional<JsonNode> of(ReviewTask task, UUID person);

    /** It was handed in. */
    void drop(ReviewTask task, UUID person);
}
