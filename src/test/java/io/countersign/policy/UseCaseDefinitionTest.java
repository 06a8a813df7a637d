package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.client.Samples;
import io.countersign.policy.pack.PublishedPack;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UseCaseDefinitionTest {

    /** The log holds the hash of what a definition was written as; a field that it did not have must not appear in it. */
    @Test
    void aDefinitionFromBeforeThereWerePacksIsWrittenAsItWas() {
        var json = JsonMapper.shared();
        var before = json.treeToValue(Samples.useCase("loan-denial"), UseCaseDefinition.class);
        assertThat(before.packId()).isEqualTo(PublishedPack.DEFAULT);
        assertThat(json.<ObjectNode>valueToTree(before).has("pack")).isFalse();
        var named = json.treeToValue(((ObjectNode) Samples.useCase("loan-denial")).put("pack", "us-reg-b"), UseCaseDefinition.class);
        assertThat(json.<ObjectNode>valueToTree(named).path("pack").asString()).isEqualTo("us-reg-b");
        var two = ((ObjectNode) Samples.useCase("loan-denial")).set("oversight", json.createObjectNode().put("verdicts", 2));
        assertThat(json.<ObjectNode>valueToTree(json.treeToValue(two, UseCaseDefinition.class)).path("oversight").propertyNames())
                .containsExactlyInAnyOrder("verdicts", "quorum", "adjudicationQueue", "secondReview", "escalationQueue",
                        "qualification", "dailyCap");
    }
}
