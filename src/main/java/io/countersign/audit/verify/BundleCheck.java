package io.countersign.audit.verify;

import io.countersign.audit.Bundle;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether a decision's bundle is what the log committed to, entry by entry and file by file. Needs no server. */
final class BundleCheck {

    private final SortedMap<String, byte[]> files;
    private final Set<String> accounted = new HashSet<>();
    private final List<String> said = new ArrayList<>();

    /** @throws Refuted if it is no bundle as they are written */
    BundleCheck(byte[] bundle) {
        try {
            files = Bundle.files(bundle);
        } catch (IllegalArgumentException e) {
            throw new Refuted("The bundle is damaged. " + e.getMessage() + ".");
        }
    }

    /**
     * @return what was found true, a sentence each
     * @throws Refuted by the first thing that is not
     */
    List<String> run(Trust trust) {
        String decision = decision();
        Map<Long, LoggedEntry> entries = entries(trust);
        var trail = entries.values().stream().filter(entry -> entry.frame().stream().equals("decision:" + decision)).toList();
        if (trail.isEmpty() || trail.getFirst().frame().sequence() != 1)
            throw new Refuted("The bundle does not begin with the submission of decision " + decision + ".");
        var chains = new Chains();
        entries.forEach((index, entry) -> chains.follow(index, entry.frame(), entry.leaf(), 0));
        said.add("Decision " + decision + " has " + trail.size() + " entries, each the next of the one before.");
        new CaseCheck(this, trail, said).run();
        new GovernanceCheck(this, entries.values(), trail, said).run();
        new UnreviewedCheck(this, entries.values(), trail, said).run();
        var unknown = files.keySet().stream().filter(name -> !accounted.contains(name)).findFirst();
        if (unknown.isPresent()) throw new Refuted("The log says nothing of the file " + unknown.get() + ".");
        return said;
    }

    private String decision() {
        byte[] content = file("decision.txt");
        String decision = new String(content, StandardCharsets.UTF_8).strip();
        if (!Arrays.equals((decision + "\n").getBytes(StandardCharsets.UTF_8), content))
            throw new Refuted("The file decision.txt does not hold the decision's id alone.");
        return decision;
    }

    private Map<Long, LoggedEntry> entries(Trust trust) {
        Map<Long, LoggedEntry> entries = new TreeMap<>();
        byte[] checkpoint = null;
        for (String name : names("entries/")) {
            byte[] entry = file(name);
            TlogProof proof = proof(name.replace("entries/", "proofs/").replace(".json", ".tlog-proof"));
            byte[] head = proof.checkpoint().toString().getBytes(StandardCharsets.UTF_8);
            if (checkpoint == null) trust.verified(head, said);
            else if (!Arrays.equals(checkpoint, head)) throw new Refuted("The proofs are of different checkpoints.");
            checkpoint = head;
            byte[] leaf = Merkle.leaf(entry);
            if (!proof.proves(leaf) || !name.equals(String.format(Locale.ROOT, "entries/%012d.json", proof.index())))
                throw new Refuted("The entry " + name + " is not where its proof says.");
            entries.put(proof.index(), LoggedEntry.of(entry, leaf));
        }
        said.add("All " + entries.size() + " entries are in that log.");
        return entries;
    }

    private TlogProof proof(String name) {
        try {
            return TlogProof.parse(file(name));
        } catch (IllegalArgumentException e) {
            throw new Refuted("The proof " + name + " cannot be read: " + e.getMessage() + ".");
        }
    }

    List<String> names(String start) {
        return files.keySet().stream().filter(name -> name.startsWith(start)).toList();
    }

    /** From now on it is accounted for: whoever reads a file checks all of it. */
    byte[] file(String name) {
        byte[] content = files.get(name);
        if (content == null) throw new Refuted("The bundle lacks the file " + name + ".");
        accounted.add(name);
        return content;
    }
}
