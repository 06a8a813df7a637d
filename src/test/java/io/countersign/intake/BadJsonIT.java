package io.countersign.intake;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not JSON, or not JSON of the right shape. */
class BadJsonIT extends RefusedSubmissions {

    /** A whole submission; the tests break one place of it. */
    private static final String GOOD = """
            {"useCase":"loan-denial","reference":"APP-1","subject":{"id":"c1","attributes":{"name":"Erika"},\
            "protected":{"sex":"female"}},"recommendation":{"outcome":"deny","confidence":0.83,"summary":"Long."},\
            "model":{"name":"credit-risk","version":"3.2.1"},"factors":[{"name":"duration","value":48,\
            "contribution":-0.31}],"inputs":{"creditAmount":5951,"duration":48},"evidence":[{"name":"a.txt",\
            "mediaType":"text/plain","content":"QQ==","mandatory":true}],"callback":{"url":"http://localhost:1/"},\
            "dueAt":"2199-12-01T00:00:00Z"}""";

    @Test
    void whatTheseTestsBreakIsAcceptedWhole() {
        post(GOOD).expect(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "\"text\"", "{", "{\"useCase\":", "{\"useCase\" \"loan-denial\"}",
            "{'useCase':'loan-denial'}", "{\"useCase\":NaN}", "{\"useCase\":01}", "{\"useCase\":\"x\",}", "/* */{}", "<a/>"})
    void whatIsNoJsonObjectIsRefused(String body) {
        isRefused(400, () -> post(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "]", "}", "null", "\0"})
    void nothingMayFollowTheObject(String garbage) {
        isRefused(400, () -> post(GOOD + " " + garbage));
    }

    @ParameterizedTest
    @CsvSource({"'', /colour", "'\"subject\":', /subject/colour", "'\"recommendation\":', /recommendation/colour",
            "'\"model\":', /model/colour", "'\"factors\":[', /factors/0/colour", "'\"evidence\":[', /evidence/0/colour",
            "'\"callback\":', /callback/colour"})
    void anUnknownFieldIsNamedWhereverItStands(String before, String pointer) {
        int inside = GOOD.indexOf(before + "{") + before.length() + 1;
        isRefused(400, () -> post(GOOD.substring(0, inside) + "\"colour\":\"red\"," + GOOD.substring(inside)), pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"APP-1\" | 5 | /reference", "\"APP-1\" | true | /reference", "\"APP-1\" | null | /reference",
            "\"APP-1\" | 0.5 | /reference", "\"APP-1\" | {} | /reference", "\"APP-1\" | [] | /reference",
            "0.83 | \"0.83\" | /recommendation/confidence", "0.83 | true | /recommendation/confidence",
            "0.83 | null | /recommendation/confidence", "0.83 | \"\" | /recommendation/confidence",
            "0.83 | [0.83] | /recommendation/confidence",
            "-0.31 | \"-0.31\" | /factors/0/contribution", "\"Long.\" | 5 | /recommendation/summary",
            "\"mandatory\":true | \"mandatory\":\"true\" | /evidence/0/mandatory",
            "\"mandatory\":true | \"mandatory\":1 | /evidence/0/mandatory",
            "\"QQ==\" | 5 | /evidence/0/content", "\"QQ==\" | [65] | /evidence/0/content",
            "\"QQ==\" | null | /evidence/0/content", "\"QQ==\" | \"Q\" | /evidence/0/content",
            "\"QQ==\" | \"*%$#\" | /evidence/0/content", "\"QQ==\" | \"Q-_=\" | /evidence/0/content",
            "\"2199-12-01T00:00:00Z\" | 7254576000 | /dueAt", "\"2199-12-01T00:00:00Z\" | \"7254576000\" | /dueAt",
            "\"2199-12-01T00:00:00Z\" | true | /dueAt", "\"2199-12-01T00:00:00Z\" | \"tomorrow\" | /dueAt",
            "\"2199-12-01T00:00:00Z\" | \"\" | /dueAt", "\"2199-12-01T00:00:00Z\" | \"2199-12-01\" | /dueAt",
            "\"2199-12-01T00:00:00Z\" | \"2199-02-30T00:00:00Z\" | /dueAt",
            "{\"creditAmount\":5951,\"duration\":48} | [] | /inputs", "{\"creditAmount\":5951,\"duration\":48} | null | /inputs",
            "{\"creditAmount\":5951,\"duration\":48} | \"x\" | /inputs", "{\"name\":\"Erika\"} | \"Erika\" | /subject/attributes",
            "{\"sex\":\"female\"} | [\"female\"] | /subject/protected",
            "{\"url\":\"http://localhost:1/\"} | \"http://localhost:1/\" | /callback",
            "{\"name\":\"credit-risk\",\"version\":\"3.2.1\"} | \"credit-risk 3.2.1\" | /model",
            "\"3.2.1\" | 3.2 | /model/version", "\"name\":\"credit-risk\" | \"name\":null | /model/name"})
    void aWrongTypeIsNamed(String right, String wrong, String pointer) {
        isRefused(400, () -> post(GOOD.replace(right, wrong)), pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"reference\":\"APP-1\" | /reference", "\"id\":\"c1\" | /subject/id",
            "\"duration\":48 | /inputs/duration", "\"name\":\"Erika\" | /subject/attributes/name",
            "\"sex\":\"female\" | /subject/protected/sex", "\"url\":\"http://localhost:1/\" | /callback/url"})
    void aFieldNamedTwiceIsRefused(String member, String pointer) {
        isRefused(400, () -> post(GOOD.replace(member, member + "," + member)), pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u009b", "\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83d."})
    void escapedControlsAndHalfCharactersAreRefusedInValues(String odd) {
        isRefused(400, () -> post(GOOD.replace("APP-1", odd).replace("Erika", odd).replace("female", odd)
                        .replace("\"name\":\"duration\"", "\"name\":\"" + odd + "\"").replace("Long.", odd).replace("\"value\":48", "\"value\":{\"deep\":[\"" + odd + "\"]}")),
                "/reference", "/subject/attributes/name", "/subject/protected/sex", "/factors/0/name",
                "/recommendation/summary", "/factors/0/value/deep/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b", "\\ud800", "\\udfff"})
    void escapedControlsAndHalfCharactersAreRefusedInNames(String odd) {
        isRefused(400, () -> post(GOOD.replace("\"name\":\"Erika\"", "\"" + odd + "\":\"Erika\"")), "/subject/attributes");
        isRefused(400, () -> post(GOOD.replace("\"duration\":48", "\"duration\":48,\"" + odd + "\":\"" + odd + "\"")), "/inputs");
        isRefused(400, () -> post(GOOD.replace("\"value\":48", "\"value\":{\"a\":{\"" + odd + "\":1}}")));
        isRefused(400, () -> post(GOOD.replace("\"reference\"", "\"" + odd + "\":1,\"reference\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C328", "C080", "EDA080", "F5808080", "FF", "E282"})
    void bytesThatAreNotUtf8AreRefused(String hex) {
        isRefused(400, () -> post(bytes(GOOD, "Erika", java.util.HexFormat.of().parseHex(hex))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\n", "\37"})
    void rawControlsInATextAreRefused(String raw) {
        isRefused(400, () -> post(GOOD.replace("Erika", raw)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "9007199254740993", "0.1000000000000000055511151231257827", "1e-400",
            "1e999999999"})
    void aNumberThatADoubleCannotHoldIsNamedAndNotRounded(String number) {
        isRefused(400, () -> post(GOOD.replace("5951", number).replace("\"value\":48", "\"value\":" + number)
                        .replace("-0.31", number).replace("\"Erika\"", number).replace("\"female\"", "[{\"a\":" + number + "}]")),
                "/inputs/creditAmount", "/factors/0/value", "/factors/0/contribution", "/subject/attributes/name",
                "/subject/protected/sex/0/a");
        isRefused(400, () -> post(GOOD.replace("0.83", number)), "/recommendation/confidence");
    }

    @Test
    void aNumberOfEndlessDigitsIsRefused() {
        isRefused(400, () -> post(GOOD.replace("5951", "1".repeat(5_000))));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100_000})
    void whatIsNestedTooDeeplyIsRefused(int depth) {
        isRefused(400, () -> post(GOOD.replace("\"Erika\"", "[".repeat(depth) + "]".repeat(depth))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data",
            "application/x-ndjson", "application/octet-stream"})
    void onlyJsonIsTaken(String mediaType) {
        isRefused(415, () -> send(mediaType, HttpRequest.BodyPublishers.ofString(GOOD)));
    }

    private static byte[] bytes(String text, String place, byte[] put) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(text.substring(0, text.indexOf(place)).getBytes(StandardCharsets.UTF_8));
        out.writeBytes(put);
        out.writeBytes(text.substring(text.indexOf(place) + place.length()).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
