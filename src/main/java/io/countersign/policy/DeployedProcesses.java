package io.countersign.policy;

import java.util.Optional;

/** Which BPMN processes the engine has. Whoever deploys them implements it. */
public interface DeployedProcesses {

    /**
     * @param process the id of a BPMN process
     * @return why its newest version cannot take cases, as a sentence that names it; empty when it can
     */
    Optional<String> objection(String process);
}
