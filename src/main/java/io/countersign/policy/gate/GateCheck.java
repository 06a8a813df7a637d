package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether BPMN lets nothing finalise before a person has reviewed. It judges by tokens: in no marking that can be reached
 * while no review has completed since the start of an instance can a step of type {@code finalise-decision} run. What it
 * cannot decide, it refuses.
 */
public final class GateCheck {

    private GateCheck() {}

    /**
     * Judges every executable process of the files, those that they call, and the deployed ones that call them in turn.
     *
     * @param given    the files to be deployed together, each other's calls included
     * @param deployed what is there already; a process given replaces its namesake
     */
    public static Verdict check(List<BpmnFile> given, Deployed deployed) {
        List<Definitions> files = new ArrayList<>();
        List<Definitions> before = new ArrayList<>();
        for (BpmnFile file : deployed.files()) {
            try {
                before.add(Definitions.of(file));
            } catch (NotBpmn e) {
                return new Verdict.Unreadable(file.name(), "It is deployed, but: " + e.getMessage());
            }
        }
        for (BpmnFile file : given) {
            try {
                files.add(Definitions.of(file));
            } catch (NotBpmn e) {
                return new Verdict.Unreadable(file.name(), String.valueOf(e.getMessage()));
            }
        }
        return new Round(files, before).verdict();
    }
}
