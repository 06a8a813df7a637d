package io.countersign.access;

import static io.countersign.access.AuthorisationIT.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in an address is the caller's, too. */
@RealStackTest
class ParametersIT extends Parties {

    /** As our cursors are, but with a time or a text that no database holds. */
    private static final String FAR_FUTURE = "KzIwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIDAxOWEwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMCA";
    private static final String UNSTORABLE = "MjAyNi0wMS0wMVQwMDowMDowMFogMDE5YTAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIAA";

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "eA==", "MSAyIDM", "NjAgbm93IDE", "019a0000-0000-7000-8000-000000000000",
            FAR_FUTURE, UNSTORABLE})
    void aCursorThatNoListGaveOutIsRefused(String cursor) {
        for (Api.Answer answer : new Api.Answer[] {person("rita").get("/tasks?cursor=" + cursor),
                person("rita").get("/tasks?state=done&cursor=" + cursor), person("aude").get("/history?cursor=" + cursor),
                service("loan-service").get("/decisions?cursor=" + cursor)})
            assertThat(refused(answer, 400).body().at("/errors/0/pointer").asString()).isEqualTo("cursor");
    }

    @ParameterizedTest
    @CsvSource({"loan-service, /decisions?status=GONE, status", "loan-service, /decisions/not-an-id, id",
            "rita, /tasks?state=gone, state",
            "rita, /tasks?state=gone&decision=019a0000-0000-7000-8000-000000000000, state",
            "aude, /history?from=%2B2000000-01-01T00:00:00Z, from", "aude, /history?to=9999-12-31T23:59:59-12:00, to",
            "rita, /tasks?decision=1, decision", "rita, /tasks/1, id",
            "rita, /tasks/019a0000-0000-7000-8000-000000000000/evidence/one, n", "aude, /history?from=yesterday, from",
            "aude, /history?changed=perhaps, changed"})
    void aParameterOfAnotherFormIsNamed(String party, String path, String name) {
        Api api = party.endsWith("-service") ? service(party) : person(party);
        assertThat(refused(api.get(path), 400).body().at("/errors/0/pointer").asString()).isEqualTo(name);
    }

    @Test
    void anUnknownChoiceIsAnsweredWithThoseThereAre() {
        var refusal = refused(service("loan-service").get("/decisions?status=GONE"), 400).body();
        assertThat(refusal.at("/errors/0/message").asString()).isEqualTo("must be one of RECEIVED, IN_REVIEW, RETURNED,"
                + " DECIDED, RELEASED, WITHDRAWN, EXPIRED, HELD");
        var verdict = person("rita").post("/tasks/019a0000-0000-7000-8000-000000000000/verdict", Map.of("decision", "perhaps"));
        assertThat(refused(verdict, 400).body().at("/errors/0/message").asString())
                .isEqualTo("must be one of uphold, override, modify, return, escalate, abstain");
    }

    @ParameterizedTest
    @CsvSource({"loan-service, /decisions?reference=%00", "rita, /tasks?queue=%00", "aude, /history?q=%00",
            "aude, /history?useCase=a%00b", "stig, /use-cases/%00"})
    void aCharacterThatCannotBeStoredIsNotLookedUp(String party, String path) {
        Api api = party.endsWith("-service") ? service(party) : person(party);
        assertThat(api.get(path).status()).isIn(200, 400, 404);
    }
}
