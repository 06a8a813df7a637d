package io.countersign.audit.verify;

import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Sha256;
import io.countersign.vault.Salt;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the disclosed case is the one that the log committed to; or that it was erased, and under which entry. */
final class CaseCheck {

    private final BundleCheck bundle;
    private final List<LoggedEntry> trail;
    private final List<String> said;
    private final Set<String> shown = new HashSet<>();

    CaseCheck(BundleCheck bundle, List<LoggedEntry> trail, List<String> said) {
        this.bundle = bundle;
        this.trail = trail;
        this.said = said;
    }

    void run() {
        new Decided(trail, said).run();
        var erased = trail.stream().filter(entry -> entry.is("payload-erased")).findFirst();
        if (erased.isPresent()) {
            said.add("The payload was erased under entry " + erased.get().frame().sequence() + " of the decision, on "
                    + erased.get().content().path("at").asString("") + ", ground: " + erased.get().detail("ground") + ".");
            return;
        }
        JsonNode manifest = manifests();
        fields(manifest, Json.object(bundle.file("case/fields.json"), "factors", "inputs", "model", "protected", "recommendation",
                "salts", "subject"));
        for (String name : bundle.names("case/evidence/")) if (name.endsWith(".json")) evidence(manifest, name);
        for (String name : bundle.names("case/answers/")) words(manifest, name);
        for (String pointer : manifest.propertyNames())
            if (!shown.contains(pointer)) throw new Refuted("The bundle does not show " + pointer + " of the case.");
        said.add("Its case is the one that was logged: all " + shown.size() + " parts, evidence included.");
        ownWords("finding-committed", "finding");
        ownWords("verdict-recorded", "verdict");
        screens();
    }

    /** Each state of the case is named by an entry; the newest holds all the parts. */
    private JsonNode manifests() {
        var hashes = trail.stream().filter(entry -> entry.is("decision-submitted") || entry.is("information-provided"))
                .map(entry -> entry.detail("caseHash")).toList();
        JsonNode newest = null;
        for (int n = 1; n <= hashes.size(); n++) {
            byte[] manifest = bundle.file("case/manifest-" + n + ".json");
            if (!Sha256.base64(Sha256.of(manifest)).equals(hashes.get(n - 1)))
                throw new Refuted("The case's manifest " + n + " is not the one that was logged.");
            newest = Json.canonical(manifest);
        }
        if (newest == null) throw new Refuted("The trail holds no submission.");
        return newest;
    }

    /** Every group that is not null has a salt, and there is no other. */
    private void fields(JsonNode manifest, JsonNode fields) {
        JsonNode salts = fields.path("salts");
        JsonNode inputs = fields.path("inputs");
        Set<String> salted = new HashSet<>();
        for (String group : List.of("subject", "protected", "recommendation", "model", "factors")) {
            if (fields.path(group).isNull()) continue;
            shows(manifest, salt(salts.path(group)), "/" + group, CanonicalJson.of(fields.path(group)));
            salted.add(group);
        }
        for (String input : inputs.propertyNames()) {
            shows(manifest, salt(salts.path("inputs")), "/inputs/" + input, CanonicalJson.of(inputs.path(input)));
            salted.add("inputs");
        }
        if (!inputs.isObject() || !salts.isObject() || !Set.copyOf(salts.propertyNames()).equals(salted))
            throw new Refuted("The case's fields hold more than was logged.");
    }

    private void evidence(JsonNode manifest, String name) {
        var label = (ObjectNode) Json.object(bundle.file(name), "mandatory", "mediaType", "name", "salt", "sha256");
        Salt salt = salt(label.remove("salt"));
        shows(manifest, salt, name.substring("case".length(), name.length() - ".json".length()), CanonicalJson.of(label));
        byte[] content = bundle.file(name.substring(0, name.length() - ".json".length()));
        if (!Sha256.base64(Sha256.of(content)).equals(label.path("sha256").asString("")))
            throw new Refuted("The evidence " + name + " is not the file that was submitted.");
    }

    private void words(JsonNode manifest, String name) {
        JsonNode answer = Json.object(bundle.file(name), "salt", "words");
        shows(manifest, salt(answer.path("salt")), name.substring("case".length(), name.length() - ".json".length()),
                CanonicalJson.of(answer.path("words")));
    }

    /** @param what a verdict or a finding: each has its words in a file of its own */
    private void ownWords(String kind, String what) {
        for (LoggedEntry entry : trail) {
            if (!entry.is(kind)) continue;
            String id = entry.detail(what);
            JsonNode written = Json.object(bundle.file(what + "s/" + id + ".json"), "salt", "words");
            String commitment = Sha256.base64(salt(written.path("salt")).commit(what + "/" + id,
                    CanonicalJson.of(written.path("words"))));
            if (!commitment.equals(entry.detail("words")))
                throw new Refuted("The words of " + what + " " + id + " are not those logged.");
        }
    }

    private void screens() {
        long count = 0;
        for (LoggedEntry entry : trail) {
            if (!entry.is("case-shown")) continue;
            String person = entry.content().path("actor").asString("").replaceFirst("^person:", "");
            String place = "shown/" + entry.detail("task") + "/" + person + "/" + entry.detail("n");
            Salt salt = salt(bundle.file(place + ".salt"));
            if (!Sha256.base64(salt.commit(place, bundle.file(place + ".json"))).equals(entry.detail("commitment")))
                throw new Refuted("What is in " + place + " is not what was shown.");
            count++;
        }
        if (count > 0) said.add("What reviewers had on their screens is here byte for byte, " + count + " times.");
    }

    private void shows(JsonNode manifest, Salt salt, String pointer, byte[] part) {
        if (!Sha256.base64(salt.commit(pointer, part)).equals(manifest.path(pointer).asString("")))
            throw new Refuted("The case's " + pointer + " is not what was logged.");
        shown.add(pointer);
    }

    private static Salt salt(JsonNode text) {
        try {
            byte[] salt = Base64.getDecoder().decode(text.asString(""));
            if (Sha256.base64(salt).equals(text.asString(""))) return salt(salt);
        } catch (IllegalArgumentException noBase64) {
            // refused below
        }
        throw new Refuted("A salt is missing.");
    }

    private static Salt salt(byte[] bytes) {
        if (bytes.length != 32) throw new Refuted("A salt is missing.");
        return new Salt(bytes);
    }
}
