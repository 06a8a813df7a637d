package io.countersign.process.web;

import io.countersign.access.Callers;
import io.countersign.kernel.web.Problems;
import io.countersign.process.DeployProcesses;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/processes")
class ProcessController {

    private final Callers callers;
    private final DeployProcesses deploy;

    ProcessController(Callers callers, DeployProcesses deploy) {
        this.callers = callers;
        this.deploy = deploy;
    }

    record Files(List<DeployProcesses.File> files) {}

    @PostMapping
    ResponseEntity<?> deploy(@RequestBody Files given) {
        return Problems.answer(deploy.deploy(callers.current(), given.files()),
                processes -> ResponseEntity.ok(Map.of("processes", processes)));
    }
}
