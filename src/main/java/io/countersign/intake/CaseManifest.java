package io.countersign.intake;

import java.util.Map;

/** The hash of every part of a case by its JSON pointer, and the one hash over all of them. Both standard base64. */
public record CaseManifest(Map<String, String> parts, String caseHash) {}
