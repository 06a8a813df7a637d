package io.countersign.access;

import com.nimbusds.jwt.JWTClaimsSet;
import io.countersign.devservices.RealmKey;
import io.countersign.devservices.TestStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Tokens as the demo realm could sign them, so that one thing at a time may be wrong with them. */
public final class RealmTokens {

    static final Duration LIFE = Duration.ofMinutes(10);

    private RealmTokens() {}

    private static final class Published {
        static final RealmKey KEY = RealmKey.publishedBy(TestStack.shared().keycloak());
    }

    /** A client that is limited to no use case, but for what the claims say. A null claim is left out. */
    public static String service(String client, Map<String, Object> claims) {
        return signed(Published.KEY, client, claims);
    }

    static String signed(RealmKey key, String client, Map<String, Object> claims) {
        Instant now = Instant.now();
        var all = new JWTClaimsSet.Builder().issuer(TestStack.shared().keycloak().issuer()).audience("countersign-api")
                .subject("00000000-0000-0000-0000-0000000000aa").issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE))).claim("azp", client)
                .claim("preferred_username", "service-account-" + client)
                .claim("realm_access", Map.of("roles", List.of("submitter")));
        claims.forEach(all::claim);
        return key.sign(all.build());
    }
}
