package io.countersign.audit.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key pair in PEM (RFC 7468): a PRIVATE KEY and its PUBLIC KEY, as OpenSSL writes them. */
public final class KeyPem {

    private static final String BLOCK = "-----BEGIN %1$s-----([A-Za-z0-9+/=\\s]+)-----END %1$s-----";

    private KeyPem() {}

    /**
     * @param type what it will sign as; must fit the key's algorithm
     * @throws IllegalArgumentException saying what is wrong, without quoting the key
     */
    public static KeyPair read(SignatureType type, String pem) {
        try {
            KeyFactory keys = KeyFactory.getInstance(type.algorithm());
            PublicKey known = keys.generatePublic(new X509EncodedKeySpec(block("PUBLIC KEY", pem)));
            PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(block("PRIVATE KEY", pem)));
            return new KeyPair(known, secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected a key pair for " + type.algorithm() + " in PEM, but it is none");
        }
    }

    public static String generate(SignatureType type) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(type.algorithm()).generateKeyPair();
            return block("PRIVATE KEY", pair.getPrivate().getEncoded()) + block("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + type.algorithm(), e);
        }
    }

    private static byte[] block(String label, String pem) {
        Matcher block = Pattern.compile(BLOCK.formatted(label)).matcher(pem);
        if (!block.find()) throw new IllegalArgumentException("Expected a block “" + label + "” in PEM, but there is none");
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
