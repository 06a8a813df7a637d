package io.countersign.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/decisions/batch}, once: no retry here. */
final class BatchApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI address;
    private final AccessTokens tokens;

    BatchApi(HttpClient http, Target target, AccessTokens tokens) {
        this.http = http;
        this.address = URI.create(target.app() + "/api/v1/decisions/batch");
        this.tokens = tokens;
    }

    /**
     * @return the answers received, by line of the file; rows without one are missing, because the stream broke off
     * @throws IOException when the server could not be reached at all
     */
    Map<Long, Answer> send(List<Line.Ready> lines) throws IOException, InterruptedException {
        var response = post(lines);
        if (response.statusCode() == 401) {
            tokens.discard(bearer(response.request()));
            response.body().close();
            response = post(lines);
        }
        try (var body = response.body()) {
            return response.statusCode() == 200 ? perLine(lines, body) : forAll(lines, response.statusCode(), body);
        }
    }

    private HttpResponse<Stream<String>> post(List<Line.Ready> lines) throws IOException, InterruptedException {
        var body = lines.stream().map(Line.Ready::json).collect(Collectors.joining("\n", "", "\n"));
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE)
            .header("Authorization", "Bearer " + tokens.current())
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/x-ndjson, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofLines());
    }

    private static Map<Long, Answer> perLine(List<Line.Ready> lines, Stream<String> body) {
        var answers = new HashMap<Long, Answer>();
        try {
            body.filter(line -> !line.isBlank()).map(JSON::readTree).forEach(result -> {
                var position = result.path("line").asInt(0);
                if (position >= 1 && position <= lines.size()) {
                    var row = lines.get(position - 1).number();
                    answers.put(row, Answer.of(row, result.path("status").asInt(0), result.path("problem")));
                }
            });
        } catch (UncheckedIOException | JacksonException brokeOff) {
            // what was answered before stands; the caller sends the rest again
        }
        return answers;
    }

    private static Map<Long, Answer> forAll(List<Line.Ready> lines, int status, Stream<String> body) {
        var problem = problem(body.collect(Collectors.joining("\n")));
        return lines.stream().collect(Collectors.toMap(Line.Ready::number,
            line -> Answer.of(line.number(), status, problem)));
    }

    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode().put("detail", body.lines().findFirst().orElse(""));
        }
    }

    private static String bearer(HttpRequest request) {
        return request.headers().firstValue("Authorization").orElse("").replaceFirst("^Bearer ", "");
    }
}
