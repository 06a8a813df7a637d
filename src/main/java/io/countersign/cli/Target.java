package io.countersign.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Which Countersign to talk to, and as which client. */
record Target(URI app, URI issuer, String clientId, String secret) {

    /** @param directory that a relative {@code --data} is meant from */
    static Target of(SubmitOptions options, Optional<String> mappedClient, Map<String, String> environment,
                     Path directory) {
        var client = options.clientId().or(() -> mappedClient)
            .orElseThrow(() -> new CannotRun("--client-id is missing, and the mapping names no client"));
        var secret = options.secretVariable().map(name -> Optional.ofNullable(environment.get(name))
            .orElseThrow(() -> new CannotRun("the environment has no variable " + name)));
        if (options.url().isPresent() && options.issuer().isPresent()) {
            return new Target(address("--url", options.url().get()), address("--issuer", options.issuer().get()),
                client, secret.orElseThrow(() -> new CannotRun(
                    "--client-secret-env is missing: only the embedded default has known secrets")));
        }
        var endpoints = endpoints(directory.resolve(options.data()).resolve("endpoints.json"));
        return new Target(endpoints.app(), endpoints.issuer(), client, secret.orElse(client));
    }

    @Override
    public String toString() {
        return clientId + " at " + app;
    }

    private record Endpoints(URI app, URI issuer) {
    }

    private static Endpoints endpoints(Path file) {
        try {
            var json = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
            return new Endpoints(address(file + ": app", json.path("app").asString("")),
                address(file + ": issuer", json.path("issuer").asString("")));
        } catch (NoSuchFileException notStarted) {
            throw new CannotRun(file + ": no such file; start the embedded default here, or give --url and --issuer");
        } catch (IOException | JacksonException broken) {
            throw new CannotRun(file + ": cannot be read: " + broken.getMessage());
        }
    }

    private static URI address(String what, String text) {
        var bare = text.replaceFirst("/+$", "");
        if (!bare.matches("https?://[^\\s]+")) {
            throw new CannotRun(what + ": expected an http or https address, but found '" + text + "'");
        }
        try {
            return URI.create(bare);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(what + ": not an address: " + wrong.getMessage());
        }
    }
}
