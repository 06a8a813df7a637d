package io.countersign.policy.stop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stop is about: exactly one of these. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scope(@Nullable UUID decision, @Nullable Model model, @Nullable String useCase, @Nullable Boolean system) {

    /** As submissions name it. */
    public record Model(String name, String version) {}

    /** A case, or one about to be: then it has no decision yet. */
    public record Case(@Nullable UUID decision, String useCase, @Nullable Model model) {}

    public static Scope ofDecision(UUID decision) {
        return new Scope(decision, null, null, null);
    }

    public static Scope ofModel(String name, String version) {
        return new Scope(null, new Model(name, version), null, null);
    }

    public static Scope ofUseCase(String key) {
        return new Scope(null, null, key, null);
    }

    public static Scope everything() {
        return new Scope(null, null, null, true);
    }

    @JsonIgnore
    public boolean isOne() {
        return Stream.of(decision, model, useCase, system).filter(Objects::nonNull).count() == 1
                && !Boolean.FALSE.equals(system);
    }

    public boolean covers(Case reached) {
        if (decision != null) return decision.equals(reached.decision());
        if (model != null) return model.equals(reached.model());
        return useCase == null || useCase.equals(reached.useCase());
    }

    /** Such as "model credit-risk 3.2.1", to be put into a sentence. */
    public String words() {
        if (decision != null) return "decision " + decision;
        if (model != null) return "model " + model.name() + " " + model.version();
        return useCase != null ? "use case " + useCase : "the whole system";
    }
}
