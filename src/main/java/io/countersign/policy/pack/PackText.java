package io.countersign.policy.pack;

import static io.countersign.kernel.Refusal.Kind.MALFORMED;
import static io.countersign.kernel.Refusal.Kind.TOO_LARGE;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads a pack from YAML, or says everything that is wrong with it, each with its line. */
public final class PackText {

    private static final int LARGEST = 256 * 1024;

    private PackText() {}

    /** @return its text, once it is one */
    public static Result<String> decoded(byte[] yaml) {
        if (yaml.length > LARGEST) return Result.refused(Refusal.of(TOO_LARGE, "policy/pack-too-large", "The pack is too large",
                "A pack takes at most " + LARGEST + " bytes, but this one has " + yaml.length + "."));
        try {
            return Result.ok(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString());
        } catch (CharacterCodingException e) {
            return refused(new FieldError("", "is not UTF-8"));
        }
    }

    public static Result<Pack> read(String yaml) {
        var tree = new YamlTree(yaml);
        if (!tree.objections().isEmpty()) return malformed(tree.objections());
        var misfits = located(PackSchema.objections(tree.root()), tree);
        if (!misfits.isEmpty()) return malformed(misfits);
        Pack pack = JsonMapper.shared().treeToValue(tree.root(), Pack.class);
        var contradictions = located(Contradictions.in(pack), tree);
        return contradictions.isEmpty() ? Result.ok(pack) : Result.refused(Refusal.of(UNPROCESSABLE,
                "policy/contradictory-pack", "The pack contradicts itself", contradictions));
    }

    private static List<FieldError> located(List<FieldError> errors, YamlTree tree) {
        return errors.stream().map(error -> new FieldError(error.pointer(),
                error.message() + " (line " + tree.line(error.pointer()) + ")")).toList();
    }

    private static <T> Result<T> malformed(List<FieldError> errors) {
        return Result.refused(Refusal.of(MALFORMED, "policy/malformed-pack", "The pack cannot be read", errors));
    }

    private static <T> Result<T> refused(FieldError error) {
        return malformed(List.of(error));
    }
}
