package io.countersign.audit;

import java.util.Locale;

/**
 * Everything that the log tells of; nothing else can be appended. A kind, once used, keeps its name and meaning for ever.
 * Which stream each belongs to and what it tells is in docs/log.md.
 */
public enum EntryKind {

    /** A service submitted a recommendation. */
    DECISION_SUBMITTED,
    /** The service answered a reviewer's question. */
    INFORMATION_PROVIDED,
    DECISION_WITHDRAWN,
    /** A review waits in a queue. Which one, and by which process, is the routing. */
    TASK_OPENED,
    TASK_CLAIMED,
    LEASE_EXTENDED,
    TASK_RELEASED,
    LEASE_EXPIRED,
    REVIEW_ESCALATED,
    /** A review ended without a verdict, because nobody needs it any more. */
    TASK_CLOSED,
    /** What was sent to a reviewer's screen, once for each content. */
    CASE_SHOWN,
    /** Each time that a reviewer opened a piece of evidence. */
    EVIDENCE_OPENED,
    /** What a reviewer made of a case before they were sent what the model thinks. */
    FINDING_COMMITTED,
    /** A reviewer decided: upheld, overrode, modified, asked, escalated or abstained. */
    VERDICT_RECORDED,
    /** So many persons agreed, or one more decided between them. */
    REVIEW_CONCLUDED,
    DECISION_RELEASED,
    /** A favourable recommendation was released without a person, as two stewards had allowed. */
    RELEASED_UNREVIEWED,
    RELEASE_REDEEMED,
    /** The person concerned says that it is wrong; a decision of its own reviews it anew. */
    OUTCOME_CONTESTED,
    CALLBACK_QUEUED,
    CALLBACK_DELIVERED,
    CALLBACK_FAILED,
    CALLBACK_DEAD_LETTERED,
    CALLBACK_REPLAYED,
    USE_CASE_DEFINED,
    /** What may go wrong for people by a use case, and what is done against it. */
    USE_CASE_ASSESSED,
    /** A first person says that it is none of the prohibited uses. */
    USE_CASE_ATTESTED,
    /** A second person says so too. */
    ATTESTATION_CONFIRMED,
    /** A first person would let favourable outcomes be released without a person. */
    UNREVIEWED_PROPOSED,
    /** A second person lets them. */
    UNREVIEWED_ALLOWED,
    /** Named reviewers are given cases whose answer is known. */
    TRIAL_STARTED,
    /** How many of each class they judged rightly, and whether that is enough. */
    TRIAL_ENDED,
    /** What a reviewer made of a case whose answer is known. */
    TRIAL_CASE_JUDGED,
    USE_CASE_ACTIVATED,
    USE_CASE_SUSPENDED,
    USE_CASE_RESUMED,
    /** Its assessment, or its own time, is over. */
    USE_CASE_LAPSED,
    USE_CASE_RETIRED,
    PACK_PUBLISHED,
    /** A case, a model's version, a use case or everything is stopped; by which grade, and whether it is a drill. */
    STOP_PLACED,
    /** Whoever had begun before is done. */
    STOP_IN_EFFECT,
    /** A second person lets it go on. */
    STOP_RELEASED,
    PROCESS_DEPLOYED,
    /** A person was met for the first time. */
    PERSON_REGISTERED,
    /** Roles or queues of a person are not what they were when last met. */
    PERMISSIONS_CHANGED,
    LOGGED_IN,
    LOGGED_OUT,
    /** Somebody known asked for what they may not have. */
    ACCESS_REFUSED,
    /** Somebody other than its service or its reviewer read a decision or its trail. */
    DECISION_READ,
    /** Somebody searched the history. */
    HISTORY_READ,
    /** An auditor read entries of the log in bulk. */
    LOG_READ,
    BUNDLE_EXPORTED,
    ERASURE_REQUESTED,
    ERASURE_CONFIRMED,
    /** Key, salts and ciphertext of a case are gone. */
    PAYLOAD_ERASED,
    /** The key of a person is gone, and with it their name if they worked here. */
    IDENTITY_ERASED,
    HOLD_PLACED,
    /** A first person wants a hold lifted. */
    HOLD_LIFT_REQUESTED,
    HOLD_LIFTED,
    /** Keys of persons lie under another master key than before. */
    KEYS_REWRAPPED,
    /** How many decisions and entries there were. */
    CENSUS_TAKEN,
    /** State and log contradict each other. */
    DISCREPANCY_FOUND,
    /** A log began, or is signed with other keys than before. */
    LOG_OPENED,
    /** Settings or version are not those of the last start. */
    CONFIGURATION_CHANGED;

    /** As entries write it, such as {@code verdict-recorded}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a word that means nothing here */
    public static EntryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
