package io.countersign.audit.verify;

import io.countersign.kernel.Sha256;
import java.util.Collection;
import java.util.List;

/** Whether use case, policy pack and processes, the case's own and that of its review, are the versions that governed the decision. */
final class GovernanceCheck {

    private final BundleCheck bundle;
    private final Collection<LoggedEntry> entries;
    private final List<LoggedEntry> trail;
    private final List<String> said;

    GovernanceCheck(BundleCheck bundle, Collection<LoggedEntry> entries, List<LoggedEntry> trail, List<String> said) {
        this.bundle = bundle;
        this.entries = entries;
        this.trail = trail;
        this.said = said;
    }

    void run() {
        LoggedEntry submitted = trail.getFirst();
        String useCase = submitted.detail("useCase");
        String version = submitted.detail("useCaseVersion");
        String hash = Sha256.base64(Sha256.of(bundle.file("use-case.json")));
        if (entries.stream().noneMatch(entry -> entry.is("use-case-defined")
                && entry.frame().stream().equals("use-case:" + useCase) && entry.detail("version").equals(version)
                && entry.detail("definitionHash").equals(hash)))
            throw new Refuted("The use case is not version " + version + " of " + useCase + " as it was logged.");
        said.add("It was governed by version " + version + " of the use case " + useCase + ", which is here as it was.");
        if (!submitted.detail("pack").isEmpty()) pack(submitted.detail("pack"), submitted.detail("rulesFrom"));
        String review = process("task-opened");
        if (!review.isEmpty()) process(review, "process.bpmn");
        String own = process("decision-released");
        if (own.isEmpty()) own = process("released-unreviewed");
        if (!own.isEmpty() && !own.equals(review)) process(own, "own-process.bpmn");
    }

    private void pack(String pack, String from) {
        String hash = Sha256.base64(Sha256.of(bundle.file("pack.yaml")));
        if (entries.stream().noneMatch(entry -> entry.is("pack-published") && entry.detail("sha256").equals(hash)
                && pack.equals(entry.frame().stream().replaceFirst("^pack:", "") + ":" + entry.detail("version"))))
            throw new Refuted("The policy pack is not " + pack + " as it was published.");
        said.add("It keeps the rules of the policy pack " + pack + " that hold from " + from + ", which is here as it was published.");
    }

    /** What the first entry of this kind names; empty when there is none, or it is of a release that did not say. */
    private String process(String kind) {
        return trail.stream().filter(entry -> entry.is(kind)).findFirst().map(entry -> entry.detail("process")).orElse("");
    }

    private void process(String process, String file) {
        String hash = Sha256.base64(Sha256.of(bundle.file(file)));
        if (entries.stream().noneMatch(entry -> entry.is("process-deployed") && entry.detail("sha256").equals(hash)
                && entry.detail("process").equals(process)))
            throw new Refuted("The process is not " + process + " as it was deployed.");
        said.add("Its process " + process + " is here as it was deployed.");
    }
}
