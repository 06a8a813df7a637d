package io.countersign.audit.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether persons decided, each on the case as it was then, and what was released is what one of them decided. */
final class Decided {

    private final List<LoggedEntry> trail;
    private final List<String> said;
    private final Map<String, LoggedEntry> verdicts = new HashMap<>();
    private String caseHash = "";

    Decided(List<LoggedEntry> trail, List<String> said) {
        this.trail = trail;
        this.said = said;
    }

    void run() {
        for (LoggedEntry entry : trail) {
            if (entry.is("decision-submitted") || entry.is("information-provided")) caseHash = entry.detail("caseHash");
            if (entry.is("verdict-recorded")) verdict(entry);
            if (entry.is("decision-released")) released(entry);
        }
        if (verdicts.isEmpty()) said.add("As far as these " + trail.size() + " entries tell, no person has decided it.");
    }

    private void verdict(LoggedEntry entry) {
        String actor = entry.content().path("actor").asString("");
        if (!actor.startsWith("person:")) throw new Refuted("The verdict in entry " + entry.frame().sequence()
                + " of the decision was given by " + actor + ", not by a person.");
        mustBeOnTheCase(entry);
        verdicts.put(entry.detail("verdict"), entry);
        said.add("On " + at(entry) + " " + actor + " decided: " + entry.detail("decision")
                + (entry.detail("outcome").isEmpty() ? "." : ", " + entry.detail("outcome") + "."));
    }

    private void released(LoggedEntry entry) {
        LoggedEntry verdict = verdicts.get(entry.detail("verdict"));
        mustBeOnTheCase(entry);
        if (verdict == null || !verdict.detail("outcome").equals(entry.detail("outcome")))
            throw new Refuted("What was released is not what a person decided before.");
        said.add("On " + at(entry) + " that was released.");
    }

    private void mustBeOnTheCase(LoggedEntry entry) {
        if (!entry.detail("caseHash").equals(caseHash)) throw new Refuted("Entry " + entry.frame().sequence()
                + " of the decision is not on the case as it was then.");
    }

    private static String at(LoggedEntry entry) {
        return entry.content().path("at").asString("");
    }
}
