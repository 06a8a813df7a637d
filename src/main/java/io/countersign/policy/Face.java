package io.countersign.policy;

import java.util.Base64;
import java.util.Set;

import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of a definition that an assurance is about, by its hash: another version with the same face needs no new one. */
public record Face(byte[] hash) {

    private static final Set<String> USE = Set.of("category", "intendedUse", "excludedUses", "affectedPeople", "models",
            "outcomes", "inputs");

    /** What kind of decisions, about whom, by which models: what a use is judged prohibited by, or not. */
    static Face ofUse(JsonNode definition) {
        return of(definition, USE);
    }

    /** The same and how people oversee it: what risks follow from. */
    static Face ofRisk(JsonNode definition) {
        var parts = new java.util.HashSet<>(USE);
        parts.add("oversight");
        return of(definition, parts);
    }

    /** What reviewers are given to judge and how they may answer: what a trial tries. */
    static Face ofTrial(JsonNode definition) {
        return of(definition, Set.of("category", "models", "outcomes", "inputs", "reasonCodes"));
    }

    /** What may be released unreviewed, and all that a use is judged by: another model or outcome is another question. */
    static Face ofUnreviewed(JsonNode definition) {
        ObjectNode narrowed = definition.deepCopy().asObject();
        narrowed.set("unreviewed", definition.at("/oversight/unreviewed"));
        var parts = new java.util.HashSet<>(USE);
        parts.add("unreviewed");
        return of(narrowed, parts);
    }

    private static Face of(JsonNode definition, Set<String> parts) {
        return new Face(Sha256.of(CanonicalJson.of(((ObjectNode) definition.deepCopy()).retain(parts))));
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(hash);
    }
}
