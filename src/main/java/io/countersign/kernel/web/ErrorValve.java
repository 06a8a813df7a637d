package io.countersign.kernel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectMapper;

/** What the web server refuses before anything of ours is asked gets an answer in the same form. */
final class ErrorValve extends ErrorReportValve {

    private final ObjectMapper json;

    private ErrorValve(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            var answer = response.getReporter();
            if (answer == null) return;
            answer.write(json.writeValueAsString(ServerErrors.document(response.getStatus())));
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("Nobody is left to be answered", gone);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Placed {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorValve(ObjectMapper json) {
            return server -> server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ErrorValve(json)));
        }
    }
}
