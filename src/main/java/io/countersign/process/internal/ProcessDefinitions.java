package io.countersign.process.internal;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Sha256;
import io.countersign.policy.gate.BpmnFile;
import io.countersign.policy.gate.Deployed;
import io.countersign.policy.gate.Finding;
import io.countersign.policy.gate.GateCheck;
import io.countersign.policy.gate.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every deployed BPMN, because cases in progress and past ones are drawn on the version that they took. */
@Repository
public class ProcessDefinitions {

    private final JdbcClient db;
    private final Log log;
    private final Decisions decisions;
    /** What is deployed stays deployed. */
    private final Set<String> waitedFor = ConcurrentHashMap.newKeySet();

    ProcessDefinitions(JdbcClient db, Log log, Decisions decisions) {
        this.db = db;
        this.log = log;
        this.decisions = decisions;
    }

    /** @param process id and version */
    @Transactional
    public void deployed(String process, String bpmn) {
        int added = db.sql("""
                insert into process_definition (process, bpmn, deployed_at) values (?, ?, now()) on conflict do nothing""")
                .params(process, bpmn).update();
        if (added == 1) log.append(stream(process), EntryKind.PROCESS_DEPLOYED, Actor.system("process"), Map.of("process", process,
                "sha256", Sha256.base64(Sha256.of(bpmn.getBytes(StandardCharsets.UTF_8)))));
    }

    /**
     * Judges files together, and whatever is deployed and calls what they replace.
     *
     * @param files by name; only BPMN is looked at
     */
    public Verdict judge(Map<String, byte[]> files) {
        return GateCheck.check(files.entrySet().stream().filter(file -> file.getKey().endsWith(".bpmn"))
                .sorted(Map.Entry.comparingByKey()).map(file -> new BpmnFile(file.getKey(), file.getValue())).toList(), stillTaken());
    }

    /** @throws IllegalStateException if a path leads to finalisation before a person has reviewed, naming it */
    public void mustPassGate(Map<String, byte[]> files) {
        switch (judge(files)) {
            case Verdict.Passes _ -> { }
            case Verdict.Refused(var findings) -> throw new IllegalStateException("Refused by the gate check: "
                    + findings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
            case Verdict.Unreadable(var file, var why) -> throw new IllegalStateException(file + ": " + why);
        }
    }

    /**
     * Of each process the version that calls reach, and before it those by which a case may still go: a decision that is
     * open was received before they were replaced. They end what they began, and call what is newest by then.
     */
    private Deployed stillTaken() {
        var oldest = decisions.oldestOpen().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
        return new Deployed(db.sql("""
                select process, bpmn from (select process, bpmn, split_part(process, ':', 2)::int as version,
                        lead(deployed_at) over (partition by split_part(process, ':', 1)
                            order by split_part(process, ':', 2)::int) as replaced_at from process_definition) definition
                where replaced_at is null or replaced_at >= cast(:oldest as timestamptz) order by version""")
                .param("oldest", oldest).query((row, n) -> BpmnFile.of(row.getString("process"), row.getString("bpmn"))).list());
    }

    /** Of each process the version that calls reach. */
    Deployed newest() {
        return new Deployed(db.sql("""
                select distinct on (split_part(process, ':', 1)) process, bpmn from process_definition
                order by split_part(process, ':', 1), split_part(process, ':', 2)::int desc""")
                .query((row, n) -> BpmnFile.of(row.getString("process"), row.getString("bpmn"))).list());
    }

    /** Whether a deployed process tells of this message. */
    boolean anyWaitsFor(String message) {
        if (waitedFor.contains(message)) return true;
        boolean found = db.sql("select exists (select from process_definition where position(? in bpmn) > 0)")
                .param("name=\"" + message + "\"").query(Boolean.class).single();
        if (found) waitedFor.add(message);
        return found;
    }

    /** The stream of the log that tells of a deployed process. */
    public static String stream(String process) {
        return "process:" + process;
    }
}
