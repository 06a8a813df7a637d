package io.countersign.verdict.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.countersign.access.Caller;
import io.countersign.inbox.OpenEvidence;
import io.countersign.kernel.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;

/**
 * Untrusted bytes on their way to the holder's browser. Only kinds that it can show without running anything of theirs
 * are shown; whatever else is saved. Who lost the task meanwhile gets nothing.
 */
record EvidenceFile(OpenEvidence evidence, Caller caller, UUID task, int n, boolean shown) implements DownloadHandler {

    /** A PDF in a sandbox is not drawn by browsers; its own viewer runs no script of the document with our rights. */
    private static final String PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'";

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        switch (evidence.open(caller, task, n)) {
            case Result.Refused<?>(var refusal) ->
                    event.getResponse().sendError(refusal.kind().status(), refusal.title());
            case Result.Ok<OpenEvidence.Opened>(var opened) -> send(event, opened);
        }
    }

    private void send(DownloadEvent event, OpenEvidence.Opened opened) throws IOException {
        var kind = EvidenceKind.of(opened.item().mediaType(), opened.content());
        var inline = shown && kind.drawnByBrowser();
        var response = event.getResponse();
        response.setContentType(inline ? opened.item().mediaType() : "application/octet-stream");
        response.setHeader("Content-Length", String.valueOf(opened.content().length));
        response.setHeader("Content-Disposition", (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(opened.item().name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", kind == EvidenceKind.PDF ? PDF_POLICY : POLICY);
        response.getOutputStream().write(opened.content());
    }
}
