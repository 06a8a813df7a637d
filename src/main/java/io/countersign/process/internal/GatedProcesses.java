package io.countersign.process.internal;

import io.countersign.policy.DeployedProcesses;
import io.countersign.policy.gate.Deployed;
import io.countersign.policy.gate.Finding;
import io.countersign.policy.gate.GateCheck;
import io.countersign.policy.gate.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A process takes cases when it is deployed, begins with the message by which cases come, and passes the gate check as it
 * is today: it may have been deployed by a release that judged less.
 */
@Component
class GatedProcesses implements DeployedProcesses {

    private final ProcessDefinitions definitions;

    GatedProcesses(ProcessDefinitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public Optional<String> objection(String process) {
        Deployed deployed = definitions.newest();
        var own = deployed.files().stream().filter(file -> file.name().startsWith(process + ":")).findFirst();
        if (own.isEmpty()) return Optional.of("the process " + process + " deployed: POST /api/v1/processes");
        String start = Command.startOf(process);
        if (!definitions.anyWaitsFor(start)) return Optional.of("a deployed version of the process " + process
                + " that begins with the message " + start);
        return switch (GateCheck.check(List.of(own.get()), deployed)) {
            case Verdict.Passes _ -> Optional.empty();
            case Verdict.Refused(var findings) -> Optional.of("a deployed version of the process " + process
                    + " that passes the gate check. " + findings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
            case Verdict.Unreadable(var file, var why) -> Optional.of("a deployed version of the process " + process
                    + " that can be read. " + file + ": " + why);
        };
    }
}
