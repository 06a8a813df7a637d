package io.countersign.audit.internal.pkcs11;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which key of which token. Without token and slot, the library must show one token only.
 *
 * @param library  the token's PKCS#11 module, a shared library
 * @param token    the token's label
 * @param slot     the id of the slot that the token is in
 * @param keyLabel of the private key
 * @param pin      of the token's user
 */
public record Pkcs11Settings(Path library, @Nullable String token, @Nullable Long slot, String keyLabel, String pin) {

    /** Not when they are bound: errors of binding may quote values. */
    void mustBeWhole() {
        mustBeGiven("library", library);
        mustBeGiven("key-label", keyLabel);
        mustBeGiven("pin", pin);
    }

    private static void mustBeGiven(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) throw new IllegalArgumentException(
                "countersign.audit.signer.pkcs11." + name + " is missing");
    }

    /** Without the PIN. */
    @Override
    public String toString() {
        return "Pkcs11Settings of the key " + keyLabel + " in the token " + token;
    }
}
