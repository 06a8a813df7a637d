package io.countersign.policy;

import java.util.List;

/**
 * A model whose recommendations a use case takes.
 *
 * @param name     as submissions give it; {@code *} for any
 * @param versions as submissions give them; {@code 3.2.*} for all that begin so, {@code *} for any
 * @param limits   what its provider says it is not good for
 */
public record DeclaredModel(String name, List<String> versions, String limits) {

    boolean covers(String model, String version) {
        return fits(name, model) && versions.stream().anyMatch(each -> fits(each, version));
    }

    private static boolean fits(String pattern, String text) {
        return pattern.endsWith("*") ? text.startsWith(pattern.substring(0, pattern.length() - 1)) : text.equals(pattern);
    }

    @Override
    public String toString() {
        return name + " " + String.join(", ", versions);
    }
}
