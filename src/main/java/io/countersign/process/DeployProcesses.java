package io.countersign.process;

import static io.countersign.kernel.Refusal.Kind.UNAVAILABLE;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.gate.Verdict;
import io.countersign.process.internal.ProcessDefinitions;
import io.countersign.process.internal.RoutingRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward brings processes and routing tables to the engine, all or none of them. Nothing is deployed in which anything
 * could finalise before a person has reviewed. The same files again change nothing.
 */
@UseCase
@UseCase.NotAudited("ProcessDefinitions tells the log of each process that is new")
public class DeployProcesses {

    private final ProcessDefinitions definitions;
    private final ObjectProvider<ProcessEngine> engine;

    DeployProcesses(ProcessDefinitions definitions, ObjectProvider<ProcessEngine> engine) {
        this.definitions = definitions;
        this.engine = engine;
    }

    /** @param name ends with {@code .bpmn} or {@code .dmn} */
    public record File(String name, String content) {}

    /**
     * Should recording fail after the engine took the files, the same files again make it whole.
     *
     * @return processes and their versions, such as {@code loan-denial:3}
     */
    @Transactional
    public Result<List<String>> deploy(Caller caller, List<File> files) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        Map<String, byte[]> named = new TreeMap<>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            if (!file.name().matches("[\\w.-]{1,200}\\.(bpmn|dmn)"))
                errors.add(new FieldError("/files/" + i + "/name", "must be a file's name that ends with .bpmn or .dmn"));
            else if (named.put(file.name(), file.content().getBytes(StandardCharsets.UTF_8)) != null)
                errors.add(new FieldError("/files/" + i + "/name", "repeats " + file.name()));
            else if (file.name().endsWith(".dmn")) errors.addAll(RoutingRules.objection(named.get(file.name()))
                    .map(why -> new FieldError("/files/" + place(files, file.name()), why)).stream().toList());
        }
        if (files.isEmpty()) errors.add(new FieldError("/files", "must hold at least one"));
        if (!errors.isEmpty()) return Result.refused(refused("The files cannot be deployed", errors));
        return switch (definitions.judge(named)) {
            case Verdict.Unreadable(var file, var why) -> Result.refused(refused("A file is no BPMN",
                    List.of(new FieldError("/files/" + place(files, file), why))));
            case Verdict.Refused(var findings) -> Result.refused(Refusal.of(UNPROCESSABLE, "process/escapes-review",
                    "A process could finalise before a person has reviewed", findings.stream().map(finding ->
                            new FieldError("/files/" + place(files, finding.file()), finding.sentence())).toList()));
            case Verdict.Passes _ -> deployed(named);
        };
    }

    private Result<List<String>> deployed(Map<String, byte[]> files) {
        var there = engine.getIfAvailable();
        if (there == null) return Result.refused(Refusal.of(UNAVAILABLE, "process/no-engine", "No engine here",
                "This node has no engine to deploy to. Ask one that works steps."));
        try {
            var processes = new TreeMap<>(there.deploy(files).toCompletableFuture().join());
            processes.forEach((process, file) -> definitions.deployed(process, new String(files.get(file), StandardCharsets.UTF_8)));
            return Result.ok(List.copyOf(processes.keySet()));
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof ProcessEngine.Refused no) return Result.refused(refused(
                    "The engine does not accept the files", List.of(new FieldError("/files", String.valueOf(no.getMessage())))));
            return Result.refused(Refusal.of(UNAVAILABLE, "process/engine-away", "The engine does not answer",
                    "Nothing is recorded as deployed. Send the same files again in a minute."));
        }
    }

    private static Refusal refused(String title, List<FieldError> errors) {
        return Refusal.of(UNPROCESSABLE, "process/not-deployable", title, errors);
    }

    /** Of a file among those given; its name if it is one that was there before. */
    private static String place(List<File> files, String name) {
        for (int i = 0; i < files.size(); i++) if (files.get(i).name().equals(name)) return String.valueOf(i);
        return name;
    }
}
