package io.countersign.audit.internal.pkcs11;

/**
 * The functions that are called, by the standard's names, each at its place in CK_FUNCTION_LIST, which has been the same
 * since version 2.01.
 */
enum Function {

    C_Initialize(0),
    C_Finalize(1),
    C_GetSlotList(4),
    C_GetTokenInfo(6),
    C_OpenSession(12),
    C_Login(18),
    C_GetAttributeValue(24),
    C_FindObjectsInit(26),
    C_FindObjects(27),
    C_FindObjectsFinal(28),
    C_SignInit(42),
    C_Sign(43);

    /** Before the first function: the version, and what aligns the functions. */
    private static final int HEAD = 8;

    private final int place;

    Function(int place) {
        this.place = place;
    }

    /** In bytes from the list's start. */
    long offset() {
        return HEAD + (long) place * Long.BYTES;
    }
}
