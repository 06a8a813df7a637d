package io.countersign.access;

import static io.countersign.access.AuthorisationIT.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in an address is the caller's, too. */
@RealStackTest
class ParametersIT extends Parties {

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "eA==", "MSAyIDM", "NjAgbm93IDE"})
    void aCursorThatNoListGaveOutIsRefused(String cursor) {
        for (Api.Answer answer : new Api.Answer[] {person("rita").get("/tasks?cursor=" + cursor),
                person("rita").get("/tasks?state=done&cursor=" + cursor), person("aude").get("/history?cursor=" + cursor),
                service("loan-service").get("/decisions?cursor=" + cursor)})
            assertThat(refused(answer, 400).body().at("/errors/0/pointer").asString()).isEqualTo("cursor");
    }

    @ParameterizedTest
    @CsvSource({"loan-service, /decisions?status=GONE, status", "loan-service, /decisions/not-an-id, id",
            "rita, /tasks?state=gone, state", "rita, /tasks?decision=1, decision", "rita, /tasks/1, id",
            "rita, /tasks/019a0000-0000-7000-8000-000000000000/evidence/one, n", "aude, /history?from=yesterday, from",
            "aude, /history?changed=perhaps, changed"})
    void aParameterOfAnotherFormIsNamed(String party, String path, String name) {
        Api api = party.endsWith("-service") ? service(party) : person(party);
        assertThat(refused(api.get(path), 400).body().at("/errors/0/pointer").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"loan-service, /decisions?reference=%00", "rita, /tasks?queue=%00", "aude, /history?q=%00",
            "aude, /history?useCase=a%00b", "stig, /use-cases/%00"})
    void aCharacterThatCannotBeStoredIsNotLookedUp(String party, String path) {
        Api api = party.endsWith("-service") ? service(party) : person(party);
        assertThat(api.get(path).status()).isIn(200, 400, 404);
    }
}
