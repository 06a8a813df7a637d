package io.countersign.process.web;

import io.countersign.access.Callers;
import io.countersign.kernel.web.Problems;
import io.countersign.process.DeployProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

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

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> deploy(@RequestBody Files given) {
        return deployed(given.files());
    }

    /** @param files UTF-8, as modellers save them */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> upload(@RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files) throws IOException {
        var given = new ArrayList<DeployProcesses.File>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) given.add(new DeployProcesses.File(
                String.valueOf(file.getOriginalFilename()), new String(file.getBytes(), StandardCharsets.UTF_8)));
        return deployed(given);
    }

    private ResponseEntity<?> deployed(List<DeployProcesses.File> files) {
        return Problems.answer(deploy.deploy(callers.current(), files), processes -> ResponseEntity.ok(Map.of("processes", processes)));
    }
}
