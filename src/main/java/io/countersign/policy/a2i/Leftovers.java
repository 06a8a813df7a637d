package io.countersign.policy.a2i;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields of a flow definition that have no place here, and why. */
final class Leftovers {

    private static final Set<String> CARRIED = Set.of("/FlowDefinitionName", "/HumanLoopActivationConfig", "/HumanLoopConfig/TaskTitle",
            "/HumanLoopConfig/TaskCount", "/HumanLoopConfig/TaskAvailabilityLifetimeInSeconds", "/HumanLoopConfig");

    private static final String STATE = "is state of the service there and no setting";

    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry("/FlowDefinitionArn", STATE), Map.entry("/FlowDefinitionStatus", STATE), Map.entry("/CreationTime", STATE),
            Map.entry("/FailureReason", STATE), Map.entry("/ResponseMetadata", STATE),
            Map.entry("/RoleArn", "nothing here acts in an AWS account"),
            Map.entry("/OutputConfig", "outcomes are released over the API and by signed callbacks, not written to a bucket;"
                    + " what is kept is sealed under keys of this installation"),
            Map.entry("/Tags", "use cases carry no tags"),
            Map.entry("/HumanLoopRequestSource", "no AWS service calls by itself here: the service that has the prediction submits it"),
            Map.entry("/HumanLoopConfig/WorkteamArn", "who reviews is decided by the Keycloak group of the use case's queue: put the"
                    + " team's members there"),
            Map.entry("/HumanLoopConfig/HumanTaskUiArn", "worker templates are not run; reviewers see the case on the screens here"),
            Map.entry("/HumanLoopConfig/PublicWorkforceTaskPrice", "there is no public workforce: reviewers are known persons, and nobody"
                    + " is paid by the task"),
            Map.entry("/HumanLoopConfig/TaskDescription", "a use case has no text of instructions: say in intendedUse what it is for"),
            Map.entry("/HumanLoopConfig/TaskTimeLimitInSeconds", "how long a reviewer has a task is set for the installation, not for"
                    + " a use case: countersign.inbox.lease"),
            Map.entry("/HumanLoopConfig/TaskKeywords", "tasks are found by their queue, not by keywords"));

    private Leftovers() {}

    static void in(JsonNode flow, List<NotCarried> left) {
        in(flow, "", left);
        in(flow.path("HumanLoopConfig"), "/HumanLoopConfig", left);
    }

    private static void in(JsonNode object, String at, List<NotCarried> left) {
        for (String name : object.propertyNames()) {
            String pointer = at + "/" + name;
            if (!CARRIED.contains(pointer) && !object.path(name).isNull())
                left.add(new NotCarried(pointer, WHY.getOrDefault(pointer, "is no field of a flow definition that is known here")));
        }
    }
}
