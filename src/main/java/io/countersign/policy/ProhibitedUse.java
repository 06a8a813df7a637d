package io.countersign.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the founding policy forbids. Every use case is attested to be none of these; no role can allow one. */
public enum ProhibitedUse {
    @JsonProperty("disinformation") DISINFORMATION,
    @JsonProperty("privacy-violation") PRIVACY_VIOLATION,
    @JsonProperty("covert-tracking") COVERT_TRACKING,
    @JsonProperty("impersonation") IMPERSONATION,
    @JsonProperty("harm-to-a-minor") HARM_TO_A_MINOR,
    @JsonProperty("harassment") HARASSMENT,
    @JsonProperty("circumventing-safety-filters") CIRCUMVENTING_SAFETY_FILTERS,
    @JsonProperty("lethal-function") LETHAL_FUNCTION;

    String word() {
        return name().toLowerCase().replace('_', '-');
    }
}
