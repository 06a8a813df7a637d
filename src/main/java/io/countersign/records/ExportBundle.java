package io.countersign.records;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.Bundle;
import io.countersign.audit.Log;
import io.countersign.audit.PublicLog;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCases;
import io.countersign.process.ProcessPaths;
import io.countersign.vault.SealedRecords;
import java.nio.charset.StandardCharsets;
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
 * proofs, what they commit to with its salts, and the use case and the process as they were.
 */
@UseCase
public class ExportBundle {

    private final Decisions decisions;
    private final UseCases useCases;
    private final ProcessPaths paths;
    private final List<SealedRecords> records;
    private final PublicLog published;
    private final ObjectMapper json;
    private final Log log;

    ExportBundle(Decisions decisions, UseCases useCases, ProcessPaths paths, List<SealedRecords> records,
            PublicLog published, ObjectMapper json, Log log) {
        this.decisions = decisions;
        this.useCases = useCases;
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
        addEntries(files, Decision.stream(id));
        if (files.size() == 1) return Result.refused(Refusal.of(Refusal.Kind.UNAVAILABLE, "records/not-public-yet",
                "Not in the public log yet", "Its entries are not in the public log yet. Ask again in a few seconds."));
        addUseCase(files, decision);
        addProcess(files, id);
        records.forEach(each -> files.putAll(each.disclose(id)));
        log.append(Decision.stream(id), "bundle-exported", caller.actor(), Map.of());
        return Result.ok(Bundle.of(files));
    }

    private void addEntries(Map<String, byte[]> files, String stream) {
        for (PublicLog.Entry entry : published.entries(stream)) {
            String name = String.format(Locale.ROOT, "%012d", entry.index());
            var proof = published.proof(entry.id()).orElseThrow();
            files.put("entries/" + name + ".json", entry.leaf());
            files.put("proofs/" + name + ".tlog-proof", proof.toString().getBytes(StandardCharsets.UTF_8));
            var leaf = json.readTree(entry.leaf());
            String erasure = leaf.at("/details/erasure").asString("");
            if (leaf.path("kind").asString().equals("payload-erased") && !erasure.isEmpty())
                addEntries(files, "erasure:" + erasure);
        }
    }

    private void addUseCase(Map<String, byte[]> files, Decision decision) {
        addEntries(files, "use-case:" + decision.useCase());
        files.put("use-case.json", CanonicalJson.of(json.valueToTree(
                useCases.definition(decision.useCase(), decision.useCaseVersion()))));
    }

    private void addProcess(Map<String, byte[]> files, UUID id) {
        paths.of(id).stream().map(ProcessPaths.Visit::process).findFirst().ifPresent(process -> {
            addEntries(files, "process:" + process);
            files.put("process.bpmn", paths.bpmn(process).orElseThrow().getBytes(StandardCharsets.UTF_8));
        });
    }
}
