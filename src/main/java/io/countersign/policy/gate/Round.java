package io.countersign.policy.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the processes that files given together concern, and judges each. */
final class Round {

    private final List<Definitions> given;
    private final List<Definitions> deployed;
    private final Processes processes;
    private final Set<Member> members = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private record Member(Definitions definitions, String id) {}

    Round(List<Definitions> given, List<Definitions> deployed) {
        this.given = given;
        this.deployed = deployed;
        this.processes = new Processes(given, deployed);
    }

    Verdict verdict() {
        Set<String> replaced = new HashSet<>();
        for (Definitions file : given) {
            try {
                file.check();
                for (String id : file.processes()) {
                    if (!replaced.add(id)) throw Refusal.malformed("The process '" + id + "' is given twice.");
                    members.add(new Member(file, id));
                }
            } catch (Refusal refusal) {
                findings.add(new Finding(file.file(), "", refusal.rule(), List.of(), refusal.sentence()));
            }
        }
        addCallers(replaced);
        addCalled();
        for (Member member : members) new Judgement(member.definitions(), member.id(), processes).finding().ifPresent(findings::add);
        return findings.isEmpty() ? new Verdict.Passes(members.stream().map(Member::id).distinct().toList())
                : new Verdict.Refused(List.copyOf(findings));
    }

    /** Every deployed process, in every version, that would call something new, be it through others. */
    private void addCallers(Set<String> replaced) {
        Set<String> changed = new HashSet<>(replaced);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Definitions file : deployed)
                for (String id : file.processes())
                    if (!replaced.contains(id) && !Collections.disjoint(file.calls(id), changed) && members.add(new Member(file, id))) {
                        changed.add(id);
                        grew = true;
                    }
        }
    }

    private void addCalled() {
        Deque<Member> open = new ArrayDeque<>(members);
        while (!open.isEmpty()) {
            Member member = open.remove();
            for (String id : member.definitions().calls(member.id()))
                processes.of(id).map(definitions -> new Member(definitions, id)).filter(members::add).ifPresent(open::add);
        }
    }
}
