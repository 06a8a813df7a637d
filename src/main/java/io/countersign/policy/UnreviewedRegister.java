package io.countersign.policy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

/** Whether an outcome may be released though nobody reviewed it. Whatever is in doubt may not. */
@Component
public class UnreviewedRegister {

    private final UseCases useCases;
    private final Assurances assurances;
    private final Readiness readiness;
    private final InstantSource clock;

    UnreviewedRegister(UseCases useCases, Assurances assurances, Readiness readiness, InstantSource clock) {
        this.useCases = useCases;
        this.assurances = assurances;
        this.readiness = readiness;
        this.clock = clock;
    }

    /** @param proposedBy and {@code allowedBy}: the two stewards */
    public record Allowance(UnreviewedRelease setting, Face face, UUID proposedBy, UUID allowedBy) {}

    /**
     * @param version that governs the case; what two stewards allowed it must still be what the version in force says
     * @return empty when a person has to decide
     */
    public Optional<Allowance> allowing(String key, int version, String outcome) {
        UseCaseDefinition pinned = useCases.definition(key, version);
        if (!permits(pinned, outcome)) return Optional.empty();
        var now = useCases.inForce(key).filter(inForce -> inForce.takesSubmissions(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        if (now.isEmpty() || !permits(now.get().definition(), outcome)) return Optional.empty();
        Face face = readiness.unreviewed(pinned);
        return assurances.allowed(key, face).filter(Assurances.Allowed::byTwo).map(allowed ->
                new Allowance(pinned.review().unreviewed(), face, allowed.by(), allowed.allowedBy()));
    }

    /** Who allowed it, the first and the second. */
    public Set<UUID> stewards(String key, Face face) {
        var both = new LinkedHashSet<UUID>();
        assurances.allowed(key, face).ifPresent(allowed -> {
            both.add(allowed.by());
            if (allowed.allowedBy() != null) both.add(allowed.allowedBy());
        });
        return both;
    }

    private static boolean permits(UseCaseDefinition use, String outcome) {
        UnreviewedRelease setting = use.review().unreviewed();
        return setting != null && setting.permits(use, outcome);
    }
}
