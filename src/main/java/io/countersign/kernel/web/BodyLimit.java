package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.ObjectMapper;

/**
 * Refuses a body that announces more than the largest case takes, before reading it, and lets only so many large bodies in
 * at once that all of them fit into memory, read and decoded. Bodies that announce no length are held by the limits of the
 * JSON parser and of the fields.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

    private static final int MIB = 1024 * 1024;
    private static final int LARGEST = 72 * MIB;
    private static final String STREAMED = "application/x-ndjson";
    /** What a body takes while it is worked on: its bytes, its text and its content decoded, in heap per byte of body. */
    private static final int HEAP_PER_BYTE = 5;
    private static final int UNANNOUNCED = 4;
    private static final long PATIENCE_SECONDS = 10;

    private final ObjectMapper json;
    private final int mebibytes = (int) Math.max(LARGEST / MIB, Runtime.getRuntime().maxMemory() / MIB / HEAP_PER_BYTE);
    private final Semaphore room = new Semaphore(mebibytes, true);

    BodyLimit(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean streamed = String.valueOf(request.getContentType()).startsWith(STREAMED);
        if (request.getContentLengthLong() > LARGEST && !streamed) {
            write(response, Refusal.of(Refusal.Kind.TOO_LARGE, "kernel/too-large", "The request is too large",
                    List.of(new FieldError("", "announces more than " + LARGEST + " bytes, which is more than a case with all"
                            + " the evidence that it may hold (50 MiB) takes; nothing of it was read"))));
            return;
        }
        int size = streamed || request.getHeader("Transfer-Encoding") != null ? UNANNOUNCED
                : (int) (request.getContentLengthLong() / MIB);
        if (!enter(size)) {
            response.setHeader("Retry-After", String.valueOf(PATIENCE_SECONDS));
            write(response, Refusal.of(Refusal.Kind.UNAVAILABLE, "kernel/busy", "Too many large requests at once",
                    "Repeat the request in some seconds; nothing of this one was read."));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (size > 0) room.release(size);
        }
    }

    private boolean enter(int size) {
        try {
            return size <= 0 || room.tryAcquire(size, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.kind().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problems.document(refusal)));
    }
}
