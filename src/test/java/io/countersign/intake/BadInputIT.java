package io.countersign.intake;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.access.RealmTokens;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is JSON of the right shape and still no submission that can be taken. */
class BadInputIT extends RefusedSubmissions {

    private static Arguments form(String pointer, Consumer<ObjectNode> change) {
        return arguments(400, pointer, change);
    }

    private static Arguments rule(String pointer, Consumer<ObjectNode> change) {
        return arguments(422, pointer, change);
    }

    private static ObjectNode at(ObjectNode loan, String pointer) {
        return (ObjectNode) loan.at(pointer);
    }

    private static void evidence(ObjectNode loan, String name, String mediaType, String content) {
        loan.putArray("evidence").addObject().put("name", name).put("mediaType", mediaType).put("content", content);
    }

    private static ObjectNode withEvidence(ObjectNode loan) {
        evidence(loan, "a.txt", "text/plain", "QQ==");
        return loan;
    }

    private static void fill(ObjectNode members, int count) {
        for (int n = 0; n < count; n++) members.put("m" + n, n);
    }

    private static void repeat(ObjectNode loan, String list, ObjectNode item, int count) {
        var items = loan.putArray(list);
        for (int n = 0; n < count; n++) items.add(item);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                form("/reference", loan -> loan.put("reference", "")),
                form("/reference", loan -> loan.put("reference", " \t\n")),
                form("/reference", loan -> loan.put("reference", "x".repeat(201))),
                form("/useCase", loan -> loan.put("useCase", " ")),
                form("/useCase", loan -> loan.put("useCase", "x".repeat(64))),
                form("/subject/id", loan -> at(loan, "/subject").put("id", "")),
                form("/subject/attributes/~1a~0b", loan -> at(loan, "/subject/attributes").put("/a~b", "\0")),
                form("/recommendation/outcome", loan -> at(loan, "/recommendation").put("outcome", "")),
                form("/recommendation/confidence", loan -> at(loan, "/recommendation").put("confidence", 1.5)),
                form("/recommendation/confidence", loan -> at(loan, "/recommendation").put("confidence", -0.1)),
                form("/recommendation/summary", loan -> at(loan, "/recommendation").put("summary", "x".repeat(20_001))),
                form("/model/name", loan -> at(loan, "/model").put("name", " ")),
                form("/factors/0/name", loan -> at(loan, "/factors/0").put("name", "")),
                form("/factors/0/value", loan -> at(loan, "/factors/0").remove("value")),
                form("/evidence/0/content", loan -> evidence(loan, "a.txt", "text/plain", "")),
                form("/evidence/0/name", loan -> evidence(loan, "", "text/plain", "QQ==")),
                form("/evidence/0/name", loan -> evidence(loan, "a\0.txt", "text/plain", "QQ==")),
                form("/evidence/0/mediaType", loan -> evidence(loan, "a.txt", "text", "QQ==")),
                form("/evidence/0/mediaType", loan -> evidence(loan, "a.txt", "text/html\r\nX: y", "QQ==")),
                form("/callback/url", loan -> loan.putObject("callback").put("url", "")),
                form("/reference", loan -> loan.put("reference", "APP-1\r\nAPP-2")),
                form("/subject/id", loan -> at(loan, "/subject").put("id", "c\t1")),
                form("/subject/attributes", loan -> at(loan, "/subject/attributes").put("two\nlines", "x")),
                form("/subject/attributes", loan -> at(loan, "/subject/attributes").put("x".repeat(201), "x")),
                form("/factors/0/name", loan -> at(loan, "/factors/0").put("name", "a\u202eb")),
                form("/evidence/0/name", loan -> evidence(loan, "exe.\u2066fdp", "text/plain", "QQ==")),
                form("/model/version", loan -> at(loan, "/model").put("version", "3\u2028")),
                form("/subject/attributes", loan -> fill(at(loan, "/subject/attributes"), 501)),
                form("/inputs", loan -> fill(at(loan, "/inputs"), 501)),
                form("/factors", loan -> repeat(loan, "factors", at(loan, "/factors/0"), 1_001)),
                form("/evidence", loan -> repeat(loan, "evidence", at(withEvidence(loan), "/evidence/0"), 101)),
                rule("/useCase", loan -> loan.put("useCase", "horoscope")),
                rule("/recommendation/outcome", loan -> at(loan, "/recommendation").put("outcome", "perhaps")),
                rule("/inputs/shoeSize", loan -> at(loan, "/inputs").put("shoeSize", 43)),
                rule("/inputs/a~1b", loan -> at(loan, "/inputs").put("a/b", 43)),
                rule("/inputs/duration", loan -> at(loan, "/inputs").put("duration", "48")),
                rule("/inputs/duration", loan -> at(loan, "/inputs").put("duration", -1)),
                rule("/inputs/duration", loan -> at(loan, "/inputs").remove("duration")),
                rule("/inputs/duration", loan -> at(loan, "/inputs").putNull("duration")),
                rule("/inputs/purpose", loan -> at(loan, "/inputs").put("purpose", 5)),
                rule("/inputs/purpose", loan -> at(loan, "/inputs").putNull("purpose")),
                rule("/inputs/purpose", loan -> at(loan, "/inputs").put("purpose", "x".repeat(501))),
                rule("/model", loan -> loan.remove("model")),
                rule("/model", loan -> loan.putNull("model")),
                rule("/model/version", loan -> at(loan, "/model").remove("version")),
                rule("/model/version", loan -> at(loan, "/model").put("version", " ")),
                rule("/factors", loan -> loan.remove("factors")),
                rule("/factors", loan -> loan.putArray("factors")),
                rule("/dueAt", loan -> loan.put("dueAt", "2020-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsNamedByItsPointer(int status, String pointer, Consumer<ObjectNode> change) {
        ObjectNode loan = loan("APP-BAD");
        change.accept(loan);
        isRefused(status, () -> post(loan.toString()), pointer);
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        isRefused(400, () -> post("{}"), "/useCase", "/reference", "/subject", "/recommendation", "/inputs");
        isRefused(400, () -> post("{\"useCase\":\"loan-denial\",\"subject\":{},\"recommendation\":{},\"model\":{},"
                        + "\"factors\":[{}],\"evidence\":[{}],\"callback\":{}}"),
                "/reference", "/subject/id", "/recommendation/outcome", "/recommendation/confidence", "/model/name",
                "/factors/0/name", "/factors/0/value", "/inputs", "/evidence/0/name", "/evidence/0/mediaType",
                "/evidence/0/content", "/callback/url");
    }

    @Test
    void everyRuleThatIsBrokenIsNamedAtOnce() {
        ObjectNode loan = loan("APP-BAD");
        loan.remove("model");
        loan.putArray("factors");
        loan.putObject("inputs").put("shoeSize", 43);
        loan.putObject("callback").put("url", "https://evil.example/");
        at(loan, "/recommendation").put("outcome", "perhaps");
        isRefused(422, () -> post(loan.toString()), "/model", "/factors", "/inputs/shoeSize", "/inputs/creditAmount",
                "/inputs/duration", "/callback/url", "/recommendation/outcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/x", "file:///etc/passwd", "FILE:///etc/passwd", "javascript:alert(1)",
            "JavaScript:alert(1)", "data:text/plain,x", "gopher://localhost/", "//localhost/x", "/x", "localhost", "http:///x",
            "https://evil.example/", "HTTPS://EVIL.EXAMPLE/", "http://169.254.169.254/latest/meta-data/",
            "http://localhost@evil.example/", "http://localhost:80@evil.example/", "http://evil.example#@localhost/",
            "http://localhost.evil.example/", "http://127.0.0.1.nip.io/", "http://[::ffff:10.0.0.1]/",
            "http://[::ffff:127.0.0.1]/", "http://user:secret@localhost/", "http://localhost%2eevil.example/",
            "http://localhost\\@evil.example/", "http://2130706433/", "http://127.1/", "http://0x7f000001/",
            "http://0.0.0.0/", "http://localhost./", "http://localhos\u0442/", "http://localhost\uff0eevil.example/",
            "http://127.0.0.256/", "http://127.0.0.1.2/", "http://localhost/a b", "http://localhost:99999/", "http://localhost:0/", "http://localhost/#fragment"})
    void aCallbackGoesNowhereTheOperatorHasNotAllowed(String url) {
        ObjectNode loan = loan("APP-BAD");
        loan.putObject("callback").put("url", url);
        isRefused(422, () -> post(loan.toString()), "/callback/url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/callbacks?a=b", "HTTP://LOCALHOST/", "https://127.0.0.1/", "http://127.0.0.2:9/",
            "http://[::1]:8080/"})
    void aCallbackGoesWhereTheOperatorAllowed(String url) {
        ObjectNode loan = loan("APP-GOOD");
        loan.putObject("callback").put("url", url);
        post(loan.toString()).expect(202);
    }

    @Test
    void textOfSeveralLinesAndNamesFromRightToLeftAreTaken() {
        ObjectNode loan = loan("\u05d1\u05e7\u05e9\u05d4-7");
        at(loan, "/recommendation").put("summary", "One line.\n\tAnother line.\r\n");
        at(loan, "/subject/attributes").put("name", "\u0645\u0631\u064a\u0645");
        post(loan.toString()).expect(202);
    }

    @Test
    void theIdempotencyKeyIsRequired() {
        Api service = service("loan-service");
        isRefused(400, () -> service.post("/decisions", loan("APP-BAD")), "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "tab\there"})
    void anIdempotencyKeyIsOneWord(String key) {
        isRefused(400, () -> service("loan-service").submit(key, loan("APP-BAD")), "Idempotency-Key");
    }

    @Test
    void anIdempotencyKeyHasAtMost255Characters() {
        isRefused(400, () -> service("loan-service").submit("k".repeat(256), loan("APP-BAD")), "Idempotency-Key");
        service("loan-service").submit(UUID.randomUUID() + "k".repeat(219), loan("APP-GOOD")).expect(202);
    }

    @Test
    void aKeyIsNotUsedForOtherContent() {
        String key = UUID.randomUUID().toString();
        service("loan-service").submit(key, loan("APP-1")).expect(202);
        letStartsBeSent();
        isRefused(409, () -> service("loan-service").submit(key, loan("APP-2")));
        service("loan-service").submit(key, loan("APP-1")).expect(200);
    }

    @Test
    void aDraftOfAUseCaseTakesNoSubmissions() {
        person("stig").put("/use-cases/loan-draft", Samples.useCase("loan-denial")).expect(200);
        var unlimited = Api.withToken(app(), RealmTokens.service("broker", Map.of()));
        ObjectNode loan = loan("APP-BAD").put("useCase", "loan-draft");
        isRefused(422, () -> unlimited.submit(UUID.randomUUID().toString(), loan), "/useCase");
    }
}
