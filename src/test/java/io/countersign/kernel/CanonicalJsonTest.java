package io.countersign.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** Pairs of RFC 8785 appendix B, and the edges of ECMAScript's layouts. */
    @ParameterizedTest
    @CsvSource({"0,0", "-0,0", "5e-324,5e-324", "1.7976931348623157e308,1.7976931348623157e+308",
            "9007199254740992,9007199254740992", "295147905179352830000,295147905179352830000", "1e21,1e+21",
            "999999999999999900000,999999999999999900000", "1e-6,0.000001", "1e-7,1e-7", "123.450,123.45", "-5.0,-5",
            "333333333.3333332,333333333.3333332", "1e23,1e+23", "0.1,0.1", "100,100", "4.35,4.35"})
    void numbersAreWrittenAsEcmaScriptWritesDoubles(String written, String canonical) {
        assertThat(CanonicalJson.number(new BigDecimal(written))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"9007199254740993", "1e400", "0.1000000000000000055"})
    void aNumberThatADoubleDoesNotHoldHasNoCanonicalForm(String written) {
        assertThatThrownBy(() -> CanonicalJson.number(new BigDecimal(written)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("double");
    }

    @Test
    void membersAreOrderedByUtf16AndStringsEscapedAsLittleAsAllowed() {
        JsonNode value = JSON.readTree("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,"
                + "\"\\u0080\":6,\"\\u00f6\":7,\"s\":\"\\u000f\\n\\/\\\"\\\\\\u007f\"}");
        assertThat(CanonicalJson.text(value)).isEqualTo("{\"\\r\":2,\"1\":4,\"s\":\"\\u000f\\n/\\\"\\\\\u007f\","
                + "\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    }

    @Test
    void sharedVectorsAreMet() throws Exception {
        Path folder = Path.of("../shared/vectors/canonical-json");
        assumeTrue(Files.isDirectory(folder), "skipped: ../shared is not here");
        int checked = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList())
                for (JsonNode vector : JSON.readTree(file).path("accept")) {
                    assertThat(CanonicalJson.text(vector.path("value"))).isEqualTo(vector.path("canonical").asString());
                    checked++;
                }
        }
        assertThat(checked).isPositive();
    }
}
