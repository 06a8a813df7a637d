package io.countersign.access;

/** Realm roles, lower case in Keycloak. */
public enum Role {
    SUBMITTER, REVIEWER, AUDITOR, STEWARD, OPERATOR
}
