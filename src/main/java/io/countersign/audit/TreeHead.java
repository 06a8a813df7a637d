package io.countersign.audit;

/**
 * The log as it stands: how many leaves, and the hash that commits to all of them (RFC 9162 §2.1.1).
 *
 * @param root 32 bytes in standard base64
 */
public record TreeHead(long size, String root) {}
