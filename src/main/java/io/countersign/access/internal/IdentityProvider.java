package io.countersign.access.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Keycloak's realm. The endpoints are derived from the issuer, not discovered, so that a node starts while Keycloak is
 * down.
 *
 * @param issuerUri such as {@code https://sso.example.org/realms/countersign}
 */
@ConfigurationProperties("countersign.identity")
record IdentityProvider(String issuerUri, String consoleClientId, String consoleClientSecret) {

    /** What an access token must be meant for, whoever asked for it. */
    static final String AUDIENCE = "countersign-api";

    String endpoint(String name) {
        return issuerUri + "/protocol/openid-connect/" + name;
    }
}
