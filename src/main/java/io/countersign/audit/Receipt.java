package io.countersign.audit;

import java.util.UUID;

/**
 * Proof to hold on to: the entry that was staged.
 *
 * @param leafHash RFC 9162 §2.1.1, 32 bytes in standard base64
 */
public record Receipt(UUID entryId, String leafHash) {}
