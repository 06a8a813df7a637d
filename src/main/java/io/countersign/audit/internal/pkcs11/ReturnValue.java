package io.countersign.audit.internal.pkcs11;

import java.util.Map;

/** The names that operators find in their token's manual. */
final class ReturnValue {

    static final long OK = 0;
    private static final long PIN_INCORRECT = 0xA0;
    private static final long PIN_LOCKED = 0xA4;
    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(0x02L, "CKR_HOST_MEMORY"), Map.entry(0x03L, "CKR_SLOT_ID_INVALID"),
            Map.entry(0x05L, "CKR_GENERAL_ERROR"), Map.entry(0x06L, "CKR_FUNCTION_FAILED"),
            Map.entry(0x07L, "CKR_ARGUMENTS_BAD"), Map.entry(0x12L, "CKR_ATTRIBUTE_TYPE_INVALID"),
            Map.entry(0x30L, "CKR_DEVICE_ERROR"), Map.entry(0x31L, "CKR_DEVICE_MEMORY"),
            Map.entry(0x32L, "CKR_DEVICE_REMOVED"), Map.entry(0x54L, "CKR_FUNCTION_NOT_SUPPORTED"),
            Map.entry(0x60L, "CKR_KEY_HANDLE_INVALID"), Map.entry(0x63L, "CKR_KEY_TYPE_INCONSISTENT"),
            Map.entry(0x68L, "CKR_KEY_FUNCTION_NOT_PERMITTED"), Map.entry(0x70L, "CKR_MECHANISM_INVALID"),
            Map.entry(0x71L, "CKR_MECHANISM_PARAM_INVALID"), Map.entry(0x82L, "CKR_OBJECT_HANDLE_INVALID"),
            Map.entry(PIN_INCORRECT, "CKR_PIN_INCORRECT"), Map.entry(0xA1L, "CKR_PIN_INVALID"),
            Map.entry(0xA2L, "CKR_PIN_LEN_RANGE"), Map.entry(0xA3L, "CKR_PIN_EXPIRED"),
            Map.entry(PIN_LOCKED, "CKR_PIN_LOCKED"), Map.entry(0xB0L, "CKR_SESSION_CLOSED"),
            Map.entry(0xB1L, "CKR_SESSION_COUNT"), Map.entry(0xB3L, "CKR_SESSION_HANDLE_INVALID"),
            Map.entry(0xE0L, "CKR_TOKEN_NOT_PRESENT"), Map.entry(0xE1L, "CKR_TOKEN_NOT_RECOGNIZED"),
            Map.entry(0x101L, "CKR_USER_NOT_LOGGED_IN"), Map.entry(0x102L, "CKR_USER_PIN_NOT_INITIALIZED"),
            Map.entry(0x190L, "CKR_CRYPTOKI_NOT_INITIALIZED"), Map.entry(0x191L, "CKR_CRYPTOKI_ALREADY_INITIALIZED"));

    private ReturnValue() {}

    static String name(long value) {
        return NAMES.getOrDefault(value, "0x" + Long.toHexString(value));
    }

    /** Because it is wrong, expired, locked, or of a length that no PIN has. */
    static boolean refusesPin(long value) {
        return value >= PIN_INCORRECT && value <= PIN_LOCKED;
    }
}
