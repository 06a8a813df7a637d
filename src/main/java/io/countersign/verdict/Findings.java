package io.countersign.verdict;

import java.util.List;
import java.util.UUID;

import io.countersign.inbox.OwnFindings;

/** What reviewers found before they saw the model's answer. Rows are only ever added. */
public interface Findings extends OwnFindings {

    /** @return the commitment to its words, in standard base64, for the log */
    String add(Finding finding);

    /** Oldest first. */
    List<Finding> ofDecision(UUID decision);
}
