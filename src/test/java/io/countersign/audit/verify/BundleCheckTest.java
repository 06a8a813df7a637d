package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.Bundle;
import io.countersign.audit.tlog.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes a bundle can also write the zip anew; so here every file is changed in a zip that is in order. */
class BundleCheckTest {

    private final LogInFiles log = new LogInFiles(Path.of("unused"));
    private final Map<String, byte[]> files = MadeBundle.proved(MadeBundle.in(log), log);
    private final Trust trust = new Trust(List.of(VerifierKey.parse(log.key())), List.of(), 0);
    private final Trust anybody = new Trust(List.of(), List.of(), 0);

    @Test
    void aTrueBundleVerifies() {
        assertThat(String.join("\n", check(trust))).contains("all 7 parts, evidence included", "decided: uphold, deny",
                "byte for byte, 1 times");
    }

    @Test
    void everyByteOfEveryFileCounts() {
        for (String name : Set.copyOf(files.keySet())) {
            byte[] content = files.get(name);
            for (int at = 0; at < content.length; at += name.startsWith("proofs/") ? 17 : 1) {
                byte[] changed = content.clone();
                changed[at] ^= (byte) (1 << at % 8);
                refuses(name, changed, "byte " + at);
            }
            refuses(name, Arrays.copyOf(content, content.length + 1), "more");
            for (byte more : " \n".getBytes()) {
                byte[] longer = Arrays.copyOf(content, content.length + 1);
                longer[content.length] = more;
                refuses(name, longer, "more");
            }
            refuses(name, Arrays.copyOf(content, content.length - 1), "less");
            files.put(name, content);
        }
    }

    @Test
    void aMemberThatTheLogDoesNotCommitToIsRefused() {
        for (String name : List.of("case/fields.json", "case/evidence/1.json", "case/answers/1.json", "verdicts/v.json")) {
            String content = new String(files.get(name), StandardCharsets.UTF_8);
            for (String more : new String[] {"\"zzz\":\"approved\"", "\"aaa\":1", "\"words\":\"twice\"", "\"salts\":{}",
                    "\"subject\":{\"id\":\"q\"}"}) {
                refuses(name, (content.substring(0, content.length() - 1) + "," + more + "}").getBytes(), more);
                refuses(name, ("{" + more + "," + content.substring(1)).getBytes(), more);
            }
            files.put(name, content.getBytes());
        }
    }

    @Test
    void aBundleIsTheSameInEveryLanguage() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fa-u-nu-arabext"));
            assertThat(check(trust)).isNotEmpty();
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void aFileThatIsCompressedIsRefusedUnread() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("decision.txt"));
            zip.write(new byte[1 << 20]);
        }
        assertThatThrownBy(() -> Bundle.files(bytes.toByteArray())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compressed");
    }

    @Test
    void aSaltIsOfSomethingAndWrittenInOneWay() {
        String fields = new String(files.get("case/fields.json"), StandardCharsets.UTF_8);
        String more = "\"protected\":\"" + "A".repeat(43) + "=\",";
        refuses("case/fields.json", fields.replace("\"recommendation\":\"", more + "\"recommendation\":\"").getBytes(),
                "salt of nothing");
        refuses("case/fields.json", fields.replaceFirst("Bwc=", "Bwd=").getBytes(), "spare bits of base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1e400", "0.10", "{\"a\":1e400}", "\"\\ud800\"", "{\"a\":1,\"a\":1}", "{} {}", "nul", "[1,]"})
    void whatIsNotCanonicalIsRefused(String json) {
        assertThatThrownBy(() -> Json.canonical(json.getBytes())).isInstanceOf(Refuted.class);
    }

    private void refuses(String name, byte[] content, String what) {
        files.put(name, content);
        assertThatThrownBy(() -> check(name.startsWith("proofs/") ? trust : anybody)).as("%s of %s", what, name)
                .isInstanceOf(Refuted.class);
    }

    private List<String> check(Trust whom) {
        return new BundleCheck(Bundle.of(files)).run(whom);
    }
}
