package io.countersign.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

class SignedInTest {

    @Test
    void aPersonIsShownByFullNameWithTheQueuesTheirGroupsGive() {
        var person = SignedIn.of(user(Map.of("sub", "1", "name", "Rita Ito", "preferred_username", "rita",
                "groups", List.of("/queues/lending", "/staff", "/queues/hiring"))));

        assertThat(person).isEqualTo(new SignedIn("Rita Ito", List.of("hiring", "lending")));
        assertThat(person.membership()).isEqualTo("Queues: hiring, lending");
    }

    @Test
    void withoutAFullNameTheUserNameStandsInAndNoQueueIsSaid() {
        var person = SignedIn.of(user(Map.of("sub", "1", "preferred_username", "aude")));

        assertThat(person.name()).isEqualTo("aude");
        assertThat(person.membership()).isEqualTo("In no queue");
    }

    private static OidcUser user(Map<String, Object> claims) {
        var start = Instant.parse("2026-11-22T16:00:00Z");
        return new DefaultOidcUser(List.of(), new OidcIdToken("token", start, start.plusSeconds(60), claims));
    }
}
