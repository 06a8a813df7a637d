package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Samples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** The templates of the categories that the demo leaves out: each goes live by a trial on its own sample decisions. */
@RealStackTest
class TemplatesIT extends Parties {

    @Autowired
    JdbcClient db;

    static List<String> categories() {
        return Samples.TEMPLATES;
    }

    @ParameterizedTest
    @MethodSource("categories")
    void itsUseCaseGoesLiveAndItsDecisionsGoTheirWay(String category) {
        var definition = (ObjectNode) Samples.template(category);
        String process = definition.path("process").asString();
        LIVE.activate(process, definition.put("queue", "lending")); // which the demo's reviewers work
        int decisions = Samples.known(category).size();
        assertThat(decisions).isGreaterThanOrEqualTo(2);
        await("the delivery of each").until(() -> db.sql("""
                select count(distinct decision_id) from process_step where process = ? and job_type = 'deliver-outcome'""")
                .param(process + ":1").query(Integer.class).single(), delivered -> delivered == decisions);
    }
}
