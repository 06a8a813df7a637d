package io.countersign.intake.internal;

import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.policy.stop.CasesInReach;
import io.countersign.policy.stop.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCasesInReach implements CasesInReach {

    /** As the index of open decisions says it. */
    private static final String OPEN = Stream.of(DecisionStatus.values()).filter(each -> each.mayBecome(DecisionStatus.HELD))
            .map(each -> "'" + each + "'").collect(Collectors.joining(", ", "status in (", ")"));

    private final JdbcClient db;
    private final Decisions decisions;

    JdbcCasesInReach(JdbcClient db, Decisions decisions) {
        this.db = db;
        this.decisions = decisions;
    }

    @Override
    public boolean exists(UUID decision) {
        return decisions.find(decision).isPresent();
    }

    @Override
    public Map<String, Long> open(Scope scope) {
        Map<String, Long> open = new LinkedHashMap<>();
        Scope.Model model = scope.model();
        db.sql("""
                select status, count(*) from intake_decision d where %s
                    and (cast(:decision as uuid) is null or id = :decision) and (cast(:useCase as text) is null or use_case = :useCase)
                    and (cast(:model as text) is null or exists (select from intake_submission s where s.decision_id = d.id
                        and s.model = :model and s.model_version = :version))
                group by status order by status""".formatted(OPEN))
                .param("decision", scope.decision()).param("useCase", scope.useCase())
                .param("model", model == null ? null : model.name()).param("version", model == null ? null : model.version())
                .query(row -> { open.put(row.getString(1), row.getLong(2)); });
        return open;
    }
}
