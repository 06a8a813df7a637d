package io.countersign.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The consequential decisions of the founding policy, exactly. */
public enum Category {
    @JsonProperty("medical-diagnosis") MEDICAL_DIAGNOSIS,
    @JsonProperty("judicial-proceedings") JUDICIAL_PROCEEDINGS,
    @JsonProperty("critical-benefits") CRITICAL_BENEFITS,
    @JsonProperty("education") EDUCATION,
    @JsonProperty("employment") EMPLOYMENT,
    @JsonProperty("lending-and-credit") LENDING_AND_CREDIT,
    @JsonProperty("advice") ADVICE
}
