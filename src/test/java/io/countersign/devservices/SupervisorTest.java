package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SupervisorTest {

    private static final Duration LONGER_THAN_A_RESTART_TAKES_TO_BEGIN = Duration.ofSeconds(3);

    @TempDir
    Path logs;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger restarts = new AtomicInteger();
    private final Supervisor supervisor = new Supervisor(said::add, restarts::incrementAndGet);
    private ApplicationProcess application;

    @BeforeEach
    void start() {
        application = application(Ports.free());
        application.start();
        supervisor.watch(application);
    }

    @AfterEach
    void stop() {
        supervisor.close();
        application.stop();
    }

    @Test
    void whatIsKilledComesBackOnTheSamePort() {
        var first = application.pid();
        application.kill();
        await().untilAsserted(() -> assertThat(said).containsExactly(
                "application ended unexpectedly (status 137); starting it again", "application is back"));
        assertThat(restarts).hasValue(1);
        assertThat(application.running()).isTrue();
        assertThat(application.pid()).isNotEqualTo(first);
    }

    @Test
    void whatIsStoppedOnPurposeStaysStopped() {
        supervisor.close();
        application.stop();
        await().during(LONGER_THAN_A_RESTART_TAKES_TO_BEGIN).until(() -> !application.running() && said.isEmpty());
    }

    @Test
    void aPartWhosePortIsTakenSaysSoAndNamesItsLog() throws Exception {
        try (var taken = new java.net.ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            var other = application(taken.getLocalPort());
            assertThatThrownBy(other::start).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("its port is taken by another program")
                    .hasMessageContaining(logs.resolve("application.log").toString())
                    .message().doesNotContain("\n");
            assertThat(other.running()).isFalse();
        }
    }

    private ApplicationProcess application(int port) {
        return new ApplicationProcess(logs, Ready.class.getName(), System.getProperty("java.class.path"),
                List.of(), Map.of("server.port", String.valueOf(port)));
    }

    /** Answers 200 to everything on the port it is told. */
    static final class Ready {
        static void main(String[] arguments) throws Exception {
            var told = new JsonMapper().readTree(System.getenv("SPRING_APPLICATION_JSON"));
            var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), told.get("server.port").asInt());
            var server = HttpServer.create(address, 0);
            server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
            server.start();
        }
    }
}
