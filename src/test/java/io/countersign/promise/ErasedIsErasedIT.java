package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.audit.tlog.TlogProof;
import io.countersign.client.Api;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RealStackTest
class ErasedIsErasedIT extends Parties {

    private static final String WORDS = "Quetzalcoatlus";

    @Test
    void afterAnErasureNothingIsLeftAndEveryOldProofStillHolds() {
        String key = UUID.randomUUID().toString();
        ObjectNode loan = loan("reference-to-erase", "person-to-erase");
        JsonNode accepted = service("loan-service").submit(key, loan).expect(202).body();
        String id = accepted.path("id").asString();
        decideAsking(id);
        awaitStatus(service("loan-service"), id, "RELEASED");
        Map<String, String> proofs = proofs(id);
        assertThat(person("aude").get("/decisions/" + id).expect(200).body().toString()).contains(WORDS);

        assertThat(everythingInTheDatabase()).as("sealed before, too").doesNotContain(WORDS, "person-to-erase", hex(WORDS),
                hex("person-to-erase"));

        String erasure = requested(Map.of("client", "loan-service", "subject", "person-to-erase", "ground", "request-of-person"));
        person("stig").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(403);
        assertThat(person("aude").get("/decisions/" + id).expect(200).body().toString()).as("one person is not enough")
                .contains(WORDS);
        assertThat(person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(200).body()
                .path("confirmedAt").isNull()).isFalse();
        person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(200); // again: the same

        var seen = person("aude").get("/decisions/" + id).expect(200).body();
        assertThat(seen.toString()).doesNotContain(WORDS).doesNotContain("person-to-erase");
        assertThat(seen.at("/outcome/value").asString()).as("what was decided stays").isEqualTo("deny");
        assertThat(everythingInTheDatabase()).doesNotContain(WORDS, "person-to-erase", hex(WORDS), hex("person-to-erase"),
                "reference-to-erase", hex("reference-to-erase"));
        assertThat(service("loan-service").submit(key, loan).status()).as("the key is still taken").isEqualTo(409);
        proofs.forEach((entry, leaf) -> assertThat(TlogProof.parse(proof(entry).getBytes()).proves(
                Base64.getDecoder().decode(leaf))).isTrue());
        assertThat(kinds(id)).endsWith("payload-erased");
        assertThat(requestStatus(Map.of("client", "loan-service", "subject", "person-to-erase", "ground", "unlawful")))
                .as("nobody is left to erase").isEqualTo(404);
    }

    @Test
    void whatIsOpenOrOnHoldIsNotErased() {
        String id = submitted(loan("ERASE-2", "person-on-hold"));
        String erasure = requested(Map.of("decision", id, "ground", "unlawful"));
        assertThat(person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(409).body().path("type")
                .asString()).isEqualTo("/problems/records/case-open");
        service("loan-service").post("/decisions/" + id + "/withdrawal", Map.of("reason", "Withdrawn.")).expect(200);
        String hold = person("stig").post("/holds", Map.of("decision", id, "matter", "Case 12/26")).expect(201).body()
                .path("id").asString();
        assertThat(person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(409).body().path("type")
                .asString()).isEqualTo("/problems/records/on-hold");
        for (int again = 0; again < 2; again++)
            person("stig").post("/holds/" + hold + "/release", Map.of()).expect(202);
        assertThat(person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).status()).as("one is not enough")
                .isEqualTo(409);
        person("stella").post("/holds/" + hold + "/release", Map.of()).expect(200);
        person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(200);
        assertThat(kinds(id)).contains("hold-placed", "hold-lift-requested", "hold-lifted").endsWith("payload-erased");
        assertThat(everythingInTheDatabase()).as("its matter").doesNotContain("Case 12/26");
    }

    @Test
    void nobodyElseErases() {
        for (String nobody : List.of("rita", "aude", "otto"))
            person(nobody).post("/erasures", Map.of("client", "loan-service", "subject", "x", "ground", "unlawful")).expect(403);
        assertThat(requestStatus(Map.of("ground", "unlawful"))).isEqualTo(400);
        assertThat(requestStatus(Map.of("client", "loan-service", "ground", "unlawful"))).isEqualTo(400);
        assertThat(requestStatus(Map.of("decision", UUID.randomUUID().toString(), "ground", "unlawful"))).isEqualTo(404);
    }

    private static void decideAsking(String id) {
        Api rita = person("rita");
        JsonNode task = claim(rita, id);
        rita.post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "return", "question",
                "Which " + WORDS + "?", "caseHash", task.path("caseHash").asString())).expect(200);
        awaitStatus(service("loan-service"), id, "RETURNED");
        var answer = new HashMap<String, Object>(Map.of("answer", "The " + WORDS + " itself."));
        answer.put("evidence", List.of(Map.of("name", WORDS + ".txt", "mediaType", "text/plain", "content",
                Base64.getEncoder().encodeToString((WORDS + " again").getBytes()), "mandatory", false)));
        service("loan-service").post("/decisions/" + id + "/information", answer).expect(200);
        JsonNode again = claim(rita, id);
        rita.post("/tasks/" + again.path("id").asString() + "/verdict", Map.of("decision", "uphold", "reasons",
                List.of(Map.of("code", "L1", "text", "Because of " + WORDS)), "rationale", "It was " + WORDS + " all along.",
                "caseHash", again.path("caseHash").asString())).expect(200);
    }

    private static ObjectNode loan(String reference, String subject) {
        ObjectNode loan = loan(reference);
        loan.withObject("subject").put("id", subject).withObject("attributes").put("name", WORDS + " Muster");
        loan.withObject("recommendation").put("summary", "Too much " + WORDS);
        loan.withObject("inputs").put("purpose", WORDS);
        return loan;
    }

    private static String requested(Map<String, ?> body) {
        return person("stig").post("/erasures", body).expect(202).body().path("id").asString();
    }

    private static int requestStatus(Map<String, ?> body) {
        return person("stig").post("/erasures", body).status();
    }

    /** Leaf hashes of the case's public entries by their ids. */
    private static Map<String, String> proofs(String id) {
        Map<String, String> leaves = new HashMap<>();
        for (JsonNode step : person("aude").get("/decisions/" + id + "/trail").expect(200).body().path("items")) {
            String entry = step.path("entryId").asString();
            await().until(() -> !proof(entry).isEmpty());
            leaves.put(entry, step.path("leafHash").asString());
        }
        return leaves;
    }

    private static String proof(String entry) {
        Api anybody = Api.anonymous(app());
        var answer = anybody.send(anybody.absolute("/log/proof/" + entry).GET()).raw();
        return answer.statusCode() == 200 ? new String(answer.body()) : "";
    }

    private static List<String> kinds(String id) {
        List<String> kinds = new ArrayList<>();
        person("aude").get("/decisions/" + id + "/trail").expect(200).body().path("items")
                .forEach(step -> kinds.add(step.path("kind").asString()));
        return kinds;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes());
    }

    /** Every row of every table as text, as its owner sees it; bytes are hexadecimal. */
    private static String everythingInTheDatabase() {
        var told = TestStack.shared().applicationProperties();
        var db = JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password")));
        var all = new StringBuilder();
        for (String table : db.sql("""
                select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'audit')""")
                .query(String.class).list())
            db.sql("select t::text from " + table + " t").query(String.class).list().forEach(row -> all.append(row).append('\n'));
        return all.toString();
    }
}
