/** The embedded default: real PostgreSQL, Keycloak and Zeebe as child processes on loopback, in test scope only. */
@NullMarked
package io.countersign.devservices;

import org.jspecify.annotations.NullMarked;
