package io.countersign.devservices;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The official distribution with the demo realm, its data in PostgreSQL. */
public final class Keycloak extends Part {

    private static final List<String> OPENED = List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

    private final KeycloakHome home;
    private final Postgres postgres;
    private final int port;
    private final int managementPort;
    private final Keepsakes keepsakes;

    Keycloak(Path directory, Path logs, Postgres postgres, Keepsakes keepsakes) {
        super("keycloak", logs);
        this.home = KeycloakHome.at(directory);
        this.postgres = postgres;
        this.port = keepsakes.port("keycloak");
        this.managementPort = keepsakes.port("keycloak-management");
        this.keepsakes = keepsakes;
    }

    public String baseUrl() {
        return "http://localhost:" + port;
    }

    public String issuer() {
        return baseUrl() + "/realms/countersign";
    }

    KeycloakAdministration administration() {
        return new KeycloakAdministration(baseUrl(), keepsakes.password("keycloak-bootstrap"));
    }

    @Override
    protected ProcessBuilder command() {
        // A quick start counts for more than speed under load: the simple compiler alone.
        var options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xmx384m", "-XX:MaxMetaspaceSize=256m", "-Dfile.encoding=UTF-8",
                "-Dkc.home.dir=" + home.directory(), "-Djboss.server.config.dir=" + home.directory().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                // After a restart of PostgreSQL the pooled connections are dead: notice before using one.
                "-Dquarkus.datasource.jdbc.validate-on-borrow=true", "-Duser.language=en", "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory"));
        options.addAll(Cache.sharedClasses(home.distribution()));
        OPENED.forEach(opened -> options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        return new ChildJvm("io.quarkus.bootstrap.runner.QuarkusEntryPoint", home.classPath(), options,
                List.of("start", "--optimized", "--import-realm")).command(settings());
    }

    /** By environment, so that no password stands in the list of processes. */
    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("KC_HTTP_ENABLED", "true"),
                Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_PORT", String.valueOf(port)),
                Map.entry("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_MANAGEMENT_PORT", String.valueOf(managementPort)),
                Map.entry("KC_HOSTNAME", baseUrl()),
                // Alone: without a cluster it opens no port beyond loopback.
                Map.entry("KC_CACHE", "local"),
                Map.entry("KC_DB_URL", postgres.jdbcUrl("keycloak")),
                Map.entry("KC_DB_USERNAME", PostgresRoles.KEYCLOAK),
                Map.entry("KC_DB_PASSWORD", keepsakes.password(PostgresRoles.KEYCLOAK)),
                Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
                Map.entry("KC_BOOTSTRAP_ADMIN_CLIENT_ID", KeycloakAdministration.CLIENT),
                Map.entry("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", keepsakes.password("keycloak-bootstrap")));
    }

    /** The port opens before the realm is imported, so it is the realm that is asked for. */
    @Override
    protected boolean ready() {
        return Http.answersOk("http://127.0.0.1:" + port + "/realms/countersign/.well-known/openid-configuration");
    }
}
