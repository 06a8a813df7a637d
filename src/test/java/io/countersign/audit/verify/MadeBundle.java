package io.countersign.audit.verify;

import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import io.countersign.vault.Salt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A decision from submission to release, made up: the files of its bundle, and the entries that commit to them. */
final class MadeBundle {

    private static final Salt SALT = new Salt(filled());
    private static final String SALT_TEXT = "\"" + Sha256.base64(filled()) + "\"";

    private final Map<String, byte[]> files = new TreeMap<>();
    private final LogInFiles log;

    private MadeBundle(LogInFiles log) {
        this.log = log;
    }

    /** Adds the entries to the log. @return the files, but for the entries' proofs */
    static Map<String, byte[]> in(LogInFiles log) {
        var bundle = new MadeBundle(log);
        bundle.governance();
        bundle.submission();
        bundle.review();
        for (int index = 0; index < log.size(); index++) bundle.files.put(entry(index), log.entry(index));
        return bundle.files;
    }

    /** Adds the proofs of the entries as they are in the log now. */
    static Map<String, byte[]> proved(Map<String, byte[]> files, LogInFiles log) {
        log.proofs().forEach(proof -> files.put("proofs/%012d.tlog-proof".formatted(proof.index()), bytes(proof.toString())));
        return files;
    }

    static String entry(int index) {
        return "entries/%012d.json".formatted(index);
    }

    private void governance() {
        put("use-case.json", "{\"key\":\"loan\"}");
        put("pack.yaml", "id: default");
        put("process.bpmn", "<definitions/>");
        put("own-process.bpmn", "<definitions id=\"loan\"/>");
        log.add("use-case:loan", "use-case-defined", "{\"definitionHash\":%s,\"version\":1}".formatted(hash("use-case.json")));
        log.add("pack:default", "pack-published", "{\"sha256\":%s,\"version\":1}".formatted(hash("pack.yaml")));
        log.add("process:review:1", "process-deployed",
                "{\"process\":\"review:1\",\"sha256\":%s}".formatted(hash("process.bpmn")));
        log.add("process:loan:1", "process-deployed",
                "{\"process\":\"loan:1\",\"sha256\":%s}".formatted(hash("own-process.bpmn")));
    }

    private void submission() {
        put("decision.txt", "1\n");
        put("case/evidence/1", "Net 2,100");
        String label = "{\"mandatory\":true,\"mediaType\":\"text/plain\",\"name\":\"payslip.txt\",\"sha256\":%s}"
                .formatted(hash("case/evidence/1"));
        put("case/evidence/1.json", label.replace(",\"sha256\"", ",\"salt\":" + SALT_TEXT + ",\"sha256\""));
        put("case/answers/1.json", "{\"salt\":%s,\"words\":\"Since May.\"}".formatted(SALT_TEXT));
        String fields = """
                {"factors":[0.5],"inputs":{"amount":5951},"model":{"name":"m"},"protected":null,\
                "recommendation":{"outcome":"deny"},"salts":{"factors":%1$s,"inputs":%1$s,"model":%1$s,\
                "recommendation":%1$s,"subject":%1$s},"subject":{"id":"p"}}"""
                .formatted(SALT_TEXT);
        put("case/fields.json", fields);
        JsonNode read = JsonMapper.shared().readTree(fields);
        var manifest = JsonMapper.shared().createObjectNode().put("/evidence/1", commitment("/evidence/1", bytes(label)))
                .put("/answers/1", commitment("/answers/1", bytes("\"Since May.\"")))
                .put("/inputs/amount", commitment("/inputs/amount", bytes("5951")));
        for (String group : new String[] {"factors", "model", "recommendation", "subject"})
            manifest.put("/" + group, commitment("/" + group, CanonicalJson.of(read.path(group))));
        put("case/manifest-1.json", CanonicalJson.text(manifest));
        log.add("decision:1", "decision-submitted", "{\"caseHash\":%s,\"pack\":\"default:1\",\"rulesFrom\":\"2020-01-01\",\"useCase\":\"loan\",\"useCaseVersion\":1}"
                .formatted(hash("case/manifest-1.json")));
    }

    private void review() {
        log.add("decision:1", "task-opened", "{\"process\":\"review:1\",\"task\":\"t\"}");
        put("shown/t/test/1.json", "{\"seen\":true}");
        files.put("shown/t/test/1.salt", filled());
        log.add("decision:1", "case-shown", "{\"commitment\":\"%s\",\"n\":1,\"task\":\"t\"}"
                .formatted(commitment("shown/t/test/1", bytes("{\"seen\":true}"))));
        put("verdicts/v.json", "{\"salt\":%s,\"words\":{\"rationale\":\"Checked.\"}}".formatted(SALT_TEXT));
        log.add("decision:1", "verdict-recorded", """
                {"caseHash":%s,"decision":"uphold","outcome":"deny","verdict":"v","words":"%s"}"""
                .formatted(hash("case/manifest-1.json"), commitment("verdict/v", bytes("{\"rationale\":\"Checked.\"}"))));
        log.add("decision:1", "decision-released", "{\"caseHash\":%s,\"outcome\":\"deny\",\"process\":\"loan:1\",\"verdict\":\"v\"}"
                .formatted(hash("case/manifest-1.json")));
    }

    private void put(String name, String content) {
        files.put(name, bytes(content));
    }

    private String hash(String name) {
        return "\"" + Sha256.base64(Sha256.of(files.get(name))) + "\"";
    }

    private static String commitment(String place, byte[] content) {
        return Sha256.base64(SALT.commit(place, content));
    }

    private static byte[] filled() {
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) 7);
        return salt;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
