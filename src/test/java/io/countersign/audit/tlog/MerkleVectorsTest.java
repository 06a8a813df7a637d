package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of transparency-dev/merkle, where they are at hand. */
class MerkleVectorsTest {

    private static final Path VECTORS = Path.of("..", "shared", "vectors", "merkle");

    @TestFactory
    List<DynamicTest> inclusionProofsAreJudgedAsOthersJudgeThem() throws IOException {
        return each("inclusion", vector -> Inclusion.holds(bytes(vector.path("leafHash")), number(vector, "leafIdx"),
                number(vector, "treeSize"), hashes(vector), bytes(vector.path("root"))));
    }

    @TestFactory
    List<DynamicTest> consistencyProofsAreJudgedAsOthersJudgeThem() throws IOException {
        return each("consistency", vector -> Consistency.holds(number(vector, "size1"), bytes(vector.path("root1")),
                number(vector, "size2"), bytes(vector.path("root2")), hashes(vector)));
    }

    @Test
    void theVectorsAreAllThere() throws IOException {
        assumeTrue(Files.isDirectory(VECTORS), "the shared vectors are not here");
        try (var inclusion = Files.walk(VECTORS.resolve("inclusion"));
                var consistency = Files.walk(VECTORS.resolve("consistency"))) {
            assertThat(inclusion.filter(file -> file.toString().endsWith(".json"))).hasSize(98);
            assertThat(consistency.filter(file -> file.toString().endsWith(".json"))).hasSize(98);
        }
    }

    private static List<DynamicTest> each(String kind, java.util.function.Predicate<JsonNode> holds) throws IOException {
        assumeTrue(Files.isDirectory(VECTORS), "the shared vectors are not here");
        try (var files = Files.walk(VECTORS.resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(file -> DynamicTest.dynamicTest(
                    VECTORS.relativize(file).toString(), () -> {
                        JsonNode vector = JsonMapper.shared().readTree(file.toFile());
                        assertThat(holds.test(vector)).isEqualTo(!vector.path("wantErr").asBoolean());
                    })).toList();
        }
    }

    /** Some are beyond what a signed number holds: no such tree. */
    private static long number(JsonNode vector, String name) {
        return vector.path(name).bigIntegerValue().longValue();
    }

    private static List<byte[]> hashes(JsonNode vector) {
        List<byte[]> hashes = new ArrayList<>();
        for (JsonNode hash : vector.path("proof")) hashes.add(bytes(hash));
        return hashes;
    }

    private static byte[] bytes(JsonNode text) {
        return Base64.getDecoder().decode(text.asString(""));
    }
}
