package io.countersign.devservices;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A key of our own that the demo realm publishes among its keys, to sign what Keycloak itself never would. */
public final class RealmKey {

    private final KeyPair pair;
    private final String id;

    private RealmKey(KeyPair pair) throws GeneralSecurityException {
        this.pair = pair;
        this.id = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded()));
    }

    /** One that nobody vouches for. */
    public static RealmKey stranger() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new RealmKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    public static RealmKey publishedBy(Keycloak keycloak) {
        var key = stranger();
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----";
        keycloak.administration().trust(JsonMapper.shared().valueToTree(Map.of("name", "tests", "providerId", "rsa",
                "providerType", "org.keycloak.keys.KeyProvider", "config", Map.of("privateKey", List.of(pem),
                        "algorithm", List.of("RS256"), "enabled", List.of("true"), "active", List.of("false"),
                        "priority", List.of("-100")))));
        return key;
    }

    public String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), claims);
            token.sign(new RSASSASigner(pair.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("An RSA key signs", e);
        }
    }
}
