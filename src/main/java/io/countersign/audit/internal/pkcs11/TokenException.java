package io.countersign.audit.internal.pkcs11;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** The token, or the library that leads to it, does not do what was asked. */
class TokenException extends GeneralSecurityException {

    TokenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    TokenException(String message) {
        this(message, null);
    }

    /** Asking again with this PIN does not help, and locks the token. */
    static final class PinRefused extends TokenException {

        PinRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A function returned another value than CKR_OK. */
    static final class Returned extends TokenException {

        private final long value;

        Returned(Function function, long value) {
            super(function + " returned " + ReturnValue.name(value));
            this.value = value;
        }

        long value() {
            return value;
        }
    }
}
