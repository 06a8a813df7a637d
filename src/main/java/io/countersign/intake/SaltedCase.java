package io.countersign.intake;

import io.countersign.vault.Salt;
import java.util.List;
import java.util.Map;

/**
 * What the log is told of a case, and the salts that let it be checked.
 *
 * @param salts    by group of fields
 * @param evidence one salt each, in order
 */
public record SaltedCase(CaseManifest manifest, Map<String, Salt> salts, List<Salt> evidence) {}
