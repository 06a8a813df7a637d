package io.countersign.records;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.Bundle;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.PublicLog;
import io.countersign.audit.Trail;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.intake.ReadDecision;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCases;
import io.countersign.policy.pack.Packs;
import io.countersign.policy.pack.PublishPack;
import io.countersign.process.ProcessPaths;
import io.countersign.vault.SealedRecords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * An auditor takes away all that is kept of a decision, as one file that verifies offline: the public entries with their
 * proofs, what they commit to with its salts, and the use case, its pack and the process as they were.
 */
@UseCase
public class ExportBundle {

    private final Decisions decisions;
    private final UseCases useCases;
    private final Packs packs;
    private final ProcessPaths paths;
    private final List<SealedRecords> records;
    private final PublicLog published;
    private final Trail trail;
    private final ObjectMapper json;
    private final Log log;

    ExportBundle(Decisions decisions, UseCases useCases, Packs packs, ProcessPaths paths, List<SealedRecords> records,
            PublicLog published, Trail trail, ObjectMapper json, Log log) {
        this.trail = trail;
        this.decisions = decisions;
        this.useCases = useCases;
        this.packs = packs;
        this.paths = paths;
        this.records = records;
        this.published = published;
        this.json = json;
        this.log = log;
    }

    @Transactional
    public Result<byte[]> export(Caller caller, UUID id) {
        if (!caller.is(Role.AUDITOR)) return Result.refused(caller.lacks(Role.AUDITOR));
        var found = decisions.find(id);
        if (found.isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "intake/unknown-decision",
                "Unknown decision", "There is no decision " + id + "."));
        Decision decision = found.get();
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("decision.txt", (id + "\n").getBytes(StandardCharsets.UTF_8));
        var tree = published.snapshot();
        tree.ifPresent(at -> addEntries(files, at, Decision.stream(id)));
        if (tree.isEmpty()) return Result.refused(notPublicYet());
        addUseCase(files, tree.get(), decision);
        addPack(files, tree.get(), decision);
        addProcess(files, tree.get(), id, EntryKind.TASK_OPENED, "process.bpmn");
        addProcess(files, tree.get(), id, EntryKind.DECISION_RELEASED, "own-process.bpmn");
        addProcess(files, tree.get(), id, EntryKind.RELEASED_UNREVIEWED, "own-process.bpmn");
        records.forEach(each -> files.putAll(each.disclose(id)));
        if (grew(id, files)) return Result.refused(notPublicYet());
        log.append(ReadDecision.stream(id), EntryKind.BUNDLE_EXPORTED, caller.actor(), Map.of());
        return Result.ok(Bundle.of(files));
    }

    /** Asked last: whatever was disclosed that the entries do not tell of has an entry by now, as nothing changes without. */
    private boolean grew(UUID id, Map<String, byte[]> files) {
        return trail.of(Decision.stream(id)).stream().anyMatch(step -> step.leafIndex() == null
                || !files.containsKey(entryFile(step.leafIndex())));
    }

    private static Refusal notPublicYet() {
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "records/not-public-yet", "Not in the public log yet",
                "Its newest entries are not in the public log yet. Ask again in a few seconds.");
    }

    private static String entryFile(long index) {
        return String.format(Locale.ROOT, "entries/%012d.json", index);
    }

    private void addEntries(Map<String, byte[]> files, PublicLog.Snapshot tree, String stream) {
        for (PublicLog.Entry entry : tree.entries(stream)) {
            files.put(entryFile(entry.index()), entry.leaf());
            files.put(String.format(Locale.ROOT, "proofs/%012d.tlog-proof", entry.index()),
                    tree.proof(entry).toString().getBytes(StandardCharsets.UTF_8));
            var leaf = json.readTree(entry.leaf());
            String erasure = leaf.at("/details/erasure").asString("");
            if (leaf.path("kind").asString().equals("payload-erased") && !erasure.isEmpty())
                addEntries(files, tree, "erasure:" + erasure);
        }
    }

    private void addUseCase(Map<String, byte[]> files, PublicLog.Snapshot tree, Decision decision) {
        addEntries(files, tree, "use-case:" + decision.useCase());
        files.put("use-case.json", CanonicalJson.of(json.valueToTree(
                useCases.definition(decision.useCase(), decision.useCaseVersion()))));
    }

    private void addPack(Map<String, byte[]> files, PublicLog.Snapshot tree, Decision decision) {
        if (decision.pack() == null) return;
        addEntries(files, tree, PublishPack.stream(decision.pack().id()));
        files.put("pack.yaml", packs.find(decision.pack()).orElseThrow().text().getBytes(StandardCharsets.UTF_8));
    }

    /** The process that the first entry of this kind names, unless it is in the bundle already. */
    private void addProcess(Map<String, byte[]> files, PublicLog.Snapshot tree, UUID id, EntryKind kind, String file) {
        trail.of(Decision.stream(id)).stream().filter(step -> step.kind().equals(kind.word())).findFirst()
                .map(step -> step.details().path("process").asString("")).flatMap(process -> paths.bpmn(process)
                        .map(bpmn -> Map.entry(process, bpmn.getBytes(StandardCharsets.UTF_8))))
                .filter(process -> !Arrays.equals(files.get("process.bpmn"), process.getValue())).ifPresent(process -> {
            addEntries(files, tree, "process:" + process.getKey());
            files.put(file, process.getValue());
        });
    }
}
