package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Submissions that must be refused in the right words and leave nothing behind. */
@RealStackTest
abstract class RefusedSubmissions extends Parties {

    @Autowired
    JdbcClient db;

    /** Of what a submission writes; commands to start a process are soon sent, so they are counted when none is left. */
    record Stored(long decisions, long keys, long starts, long entries) {}

    @BeforeEach
    void letStartsBeSent() {
        await("earlier submissions to reach the engine").until(() -> stored().starts() == 0);
    }

    final Stored stored() {
        return db.sql("""
                select (select count(*) from intake_decision) as decisions, (select count(*) from intake_key) as keys,
                    (select count(*) from process_command where kind = 'START') as starts,
                    (select count(*) from audit.staged where kind = 'decision-submitted')
                        + (select count(*) from audit.entry where kind = 'decision-submitted') as entries""")
                .query(Stored.class).single();
    }

    /** @param pointers each must be among the fields named; there may be more */
    final void isRefused(int status, Supplier<Api.Answer> attempt, String... pointers) {
        Stored before = stored();
        Api.Answer answer = attempt.get();
        isProblem(answer, status);
        if (pointers.length > 0) assertThat(StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asString())).as("%s", answer.body()).contains(pointers);
        assertThat(stored()).isEqualTo(before);
    }

    static void isProblem(Api.Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().path("type").asString()).startsWith("/problems/");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("title").asString()).isNotBlank();
        assertThat(answer.body().path("detail").asString()).isNotBlank();
        assertThat(new String(answer.raw().body(), StandardCharsets.UTF_8)).doesNotContain("\tat ", "Exception", "tools.jackson");
    }

    static Api.Answer post(byte[] body) {
        return send("application/json", HttpRequest.BodyPublishers.ofByteArray(body));
    }

    static Api.Answer post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    static Api.Answer send(String mediaType, HttpRequest.BodyPublisher body) {
        Api service = service("loan-service");
        return service.send(service.request("/decisions").header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(body));
    }
}
