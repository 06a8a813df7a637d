package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectMapper;

/** What the web server refuses before anything of ours is asked (a broken chunk, a lying length), in the same form. */
@Configuration(proxyBeanMethods = false)
class ServerErrors {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheServerItself(ObjectMapper json) {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) host.getPipeline().addValve(new Valve(json));
        });
    }

    private static final class Valve extends ErrorReportValve {

        private final ObjectMapper json;

        Valve(ObjectMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable cause) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
            boolean ours = response.getStatus() >= 500;
            var refusal = Refusal.of(ours ? Refusal.Kind.UNAVAILABLE : Refusal.Kind.MALFORMED, "kernel/unreadable-request",
                    "The request cannot be served", ours ? "The server failed to answer; the operator finds the cause in"
                    + " the node's log." : "The request is not proper HTTP: its head, its length or its chunks are wrong.");
            var problem = Problems.document(refusal);
            problem.setStatus(response.getStatus());
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                var answer = response.getReporter();
                if (answer == null) return;
                answer.write(json.writeValueAsString(problem));
                response.finishResponse();
            } catch (IOException gone) {
                getContainer().getLogger().debug("Nobody is left to be answered", gone);
            }
        }
    }
}
