package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.journey.Parties;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a use case comes into force, and how it goes out of it. */
@RealStackTest
class RegisterIT extends Parties {

    private static final Map<String, Object> ASSESSMENT = Map.of("residualRisks", "x", "measures", "y", "owner", "z", "expires", "2030-06-30");
    private static final List<String> ALL = List.of("disinformation", "privacy-violation", "covert-tracking", "impersonation",
            "harm-to-a-minor", "harassment", "circumventing-safety-filters", "lethal-function");

    private final Api stig = person("stig");
    private final Api stella = person("stella");
    private String path = "";

    @BeforeEach
    void register() {
        path = "/use-cases/register-" + UUID.randomUUID();
    }

    /** The client may submit to this one only, so it is the one that is suspended and resumed here. */
    @AfterEach
    void resume() {
        stella.post("/use-cases/loan-denial/resumption", Map.of()).expect(200);
    }

    @Test
    void activationNamesAllThatIsMissingAndFollowsWhenItIsThere() {
        var draft = (ObjectNode) Samples.useCase("loan-denial");
        draft.remove(List.of("excludedUses", "affectedPeople", "models", "owner", "expires"));
        stig.put(path, draft).expect(200);
        assertThat(pointers(stig.post(path + "/activation", Map.of()).expect(422).body())).containsExactly("/excludedUses",
                "/affectedPeople", "/owner", "/models", "/expires", "/assessment", "/attestation", "/trial");
        stig.put(path, Samples.useCase("loan-denial")).expect(200);
        assertThat(status(stig.post(path + "/assessment", ASSESSMENT))).isEqualTo("DRAFT");
        assertThat(status(attest(stig, ALL))).isEqualTo("DRAFT");
        assertThat(status(attest(stig, ALL))).as("the first one again").isEqualTo("DRAFT");
        assertThat(pointers(stig.post(path + "/activation", Map.of()).expect(422).body())).containsExactly("/attestation", "/trial");
        assertThat(status(attest(stella, ALL))).isEqualTo("ASSESSED");
        assertThat(pointers(stella.post(path + "/activation", Map.of()).expect(422).body())).containsExactly("/trial");
        LIVE.hold(key(), Samples.useCase("loan-denial"));
        assertThat(stig.get(path).body().path("status").asString()).isEqualTo("TRIAL");
        assertThat(type(stig.post(path + "/activation", Map.of()).expect(409))).isEqualTo("/problems/policy/same-person");
        assertThat(status(stella.post(path + "/activation", Map.of()))).isEqualTo("ACTIVE");
        JsonNode entry = person("aude").get(path).expect(200).body();
        assertThat(entry.path("usableUntil").asString()).isEqualTo("2030-06-30");
        assertThat(entry.path("missing")).isEmpty();
    }

    @Test
    void aProhibitedUseThatIsNotRuledOutIsRefusedByName() {
        stig.put(path, Samples.useCase("loan-denial")).expect(200);
        var refused = attest(stig, ALL.subList(0, 7)).expect(422).body();
        assertThat(refused.toString()).contains("must name lethal-function");
        assertThat(attest(stig, List.of("weather")).status()).isEqualTo(400);
    }

    @Test
    void anotherModelVersionNeedsAssessmentAndAttestationAnewWhileTheOldOneGoesOn() {
        LIVE.activate(key(), Samples.useCase("loan-denial"));
        var next = (ObjectNode) Samples.useCase("loan-denial");
        ((ObjectNode) next.at("/models/0")).put("name", "credit-risk").putArray("versions").add("4.*");
        assertThat(status(stig.put(path, next))).isEqualTo("DRAFT");
        assertThat(pointers(stella.post(path + "/activation", Map.of()).expect(422).body())).containsExactly("/assessment", "/attestation", "/trial");
        assertThat(stig.get(path + "/versions").expect(200).body().path("items").values())
                .extracting(version -> version.path("status").asString()).containsExactly("DRAFT", "ACTIVE");
        JsonNode changes = stig.get(path + "/diff?from=1&to=2").expect(200).body().path("items");
        assertThat(changes.values()).extracting(change -> change.path("pointer").asString())
                .containsExactly("/models/0/name", "/models/0/versions/0");
    }

    @Test
    void aChangeThatTouchesNeitherUseNorRiskKeepsItsAssurances() {
        LIVE.activate(key(), Samples.useCase("loan-denial"));
        var next = (ObjectNode) Samples.useCase("loan-denial");
        next.put("title", "Loan refusal");
        assertThat(status(stig.put(path, next))).isEqualTo("ASSESSED");
        assertThat(status(stella.post(path + "/activation", Map.of()))).isEqualTo("ACTIVE");
        assertThat(stig.get(path + "/versions").body().path("items").values())
                .extracting(version -> version.path("status").asString()).containsExactly("ACTIVE", "RETIRED");
    }

    @Test
    void aSecondTabDoesNotWriteOverANewerVersion() {
        stig.put(path, Samples.useCase("loan-denial")).expect(200);
        var mine = (ObjectNode) Samples.useCase("loan-denial");
        mine.put("title", "Mine");
        Api.Answer first = stig.send(stig.request(path).header("Content-Type", "application/json").header("If-Match", "\"1\"")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(mine.toString())));
        assertThat(first.expect(200).body().path("version").asInt()).isEqualTo(2);
        mine.put("title", "From the older tab");
        Api.Answer second = stig.send(stig.request(path).header("Content-Type", "application/json").header("If-Match", "\"1\"")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(mine.toString())));
        assertThat(type(second.expect(409))).isEqualTo("/problems/policy/newer-version");
        assertThat(stig.get(path).body().at("/definition/title").asString()).isEqualTo("Mine");
    }

    @Test
    void aSuspendedUseCaseTakesNothingUntilAnotherStewardResumesIt() {
        stig.post("/use-cases/loan-denial/suspension", Map.of()).expect(200);
        var refused = service("loan-service").submit(UUID.randomUUID().toString(), loan("REG-1")).expect(422).body();
        assertThat(refused.path("type").asString()).isEqualTo("/problems/intake/suspended-use-case");
        assertThat(type(stig.post("/use-cases/loan-denial/resumption", Map.of()).expect(409))).isEqualTo("/problems/policy/same-person");
        assertThat(status(stella.post("/use-cases/loan-denial/resumption", Map.of()))).isEqualTo("ACTIVE");
        submitted(loan("REG-2"));
    }

    @Test
    void aModelThatWasNotAssessedIsRefused() {
        var narrow = (ObjectNode) Samples.useCase("loan-denial");
        ((ObjectNode) narrow.at("/models/0")).put("name", "credit-risk").putArray("versions").add("3.*");
        narrow.withArray("models").addObject().put("name", "mortgage-risk").put("limits", "none known").putArray("versions").add("1.8.0");
        LIVE.activate("loan-denial", narrow);
        submitted(loan("REG-3"));
        var other = loan("REG-4");
        ((ObjectNode) other.path("model")).put("version", "4.0.0");
        var refused = service("loan-service").submit(UUID.randomUUID().toString(), other).expect(422).body();
        assertThat(pointers(refused)).containsExactly("/model");
        assertThat(refused.toString()).contains("credit-risk 3.*");
    }

    private String key() {
        return path.substring("/use-cases/".length());
    }

    private Api.Answer attest(Api steward, List<String> noneOf) {
        return steward.post(path + "/attestation", Map.of("noneOf", noneOf));
    }

    private static String status(Api.Answer answer) {
        return answer.expect(200).body().path("status").asString();
    }

    private static String type(Api.Answer answer) {
        return answer.body().path("type").asString();
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("errors").valueStream().map(error -> error.path("pointer").asString()).toList();
    }
}
