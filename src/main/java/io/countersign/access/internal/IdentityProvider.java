package io.countersign.access.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keycloak's realm. The endpoints are derived from the issuer, not discovered, so that a node starts while Keycloak is
 * down.
 *
 * @param issuerUri   such as {@code https://sso.example.org/realms/countersign}
 * @param personClaim what tells who a person is, whichever of their accounts they use; only administrators may be able to
 *                    set it. An account without it is a person of its own
 */
@ConfigurationProperties("countersign.identity")
record IdentityProvider(String issuerUri, String consoleClientId, String consoleClientSecret,
        @DefaultValue("employee_number") String personClaim) {

    /** What an access token must be meant for, whoever asked for it. */
    static final String AUDIENCE = "countersign-api";

    String endpoint(String name) {
        return issuerUri + "/protocol/openid-connect/" + name;
    }
}
