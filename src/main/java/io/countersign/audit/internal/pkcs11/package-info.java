/**
 * A key in a PKCS#11 token, such as an HSM. Java's own provider for tokens has no EdDSA, and what libraries there are reach
 * into the JDK's internals, so the few functions that signing needs are called directly. Linux and macOS on 64 bits.
 */
@NullMarked
package io.countersign.audit.internal.pkcs11;

import org.jspecify.annotations.NullMarked;
