package io.countersign.audit.internal.pkcs11;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A key pair in a token, for as long as the session lasts. */
record EdwardsKey(Session session, long privateKey, long publicKey, String label) {

    private static final int POINT = 32;
    /** What may stand before the point: nothing, or the head of an OCTET STRING or of a BIT STRING. */
    private static final List<String> HEADS = List.of("", "0420", "032100");

    /** The public key is the one with the private key's id, or where that has none, with its label. */
    static EdwardsKey find(Session session, String label) throws TokenException {
        Attribute labelled = Attribute.label(label);
        long privateKey = only(session, "private key “" + label + "”", Attribute.PRIVATE_KEY, labelled);
        byte[] id = session.read(privateKey, Attribute.ID);
        long publicKey = only(session, "public key for the private key “" + label + "”", Attribute.PUBLIC_KEY,
                id.length == 0 ? labelled : new Attribute(Attribute.ID, id));
        return new EdwardsKey(session, privateKey, publicKey, label);
    }

    private static long only(Session session, String wanted, Attribute kind, Attribute named) throws TokenException {
        List<Long> found = session.find(kind, Attribute.EDWARDS, named);
        if (found.size() == 1) return found.getFirst();
        throw new TokenException("the token " + session.token() + " has " + (found.isEmpty() ? "no" : "more than one")
                + " Ed25519 " + wanted);
    }

    /** @return its 32 bytes (RFC 8032); tokens dress them differently */
    byte[] point() throws TokenException {
        byte[] dressed = session.read(publicKey, Attribute.EC_POINT);
        int head = dressed.length - POINT;
        if (head < 0 || !HEADS.contains(HexFormat.of().formatHex(dressed, 0, head)))
            throw new TokenException("the key “" + label + "” is no Ed25519 key");
        return Arrays.copyOfRange(dressed, head, dressed.length);
    }

    byte[] sign(byte[] message) throws TokenException {
        return session.sign(privateKey, message);
    }
}
