package io.countersign.deployment;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Helm rendered, read with the models of Kubernetes' own client, which refuse unknown fields, missing ones and
 * wrong types.
 */
record Manifests(String text) {

    private static final Map<String, Class<?>> KINDS = Map.of("apps/v1/Deployment", V1Deployment.class,
            "v1/Service", V1Service.class, "v1/ServiceAccount", V1ServiceAccount.class);
    private static final Set<String> OF_THE_MACHINE = Set.of("JAVA_TOOL_OPTIONS");

    /** @throws IllegalArgumentException when one is not what the Kubernetes API takes */
    List<Object> documents() {
        return Yaml.documents(text).stream().map(Manifests::typed).toList();
    }

    private static Object typed(Map<String, Object> document) {
        var kind = document.get("apiVersion") + "/" + document.get("kind");
        var model = KINDS.get(kind);
        if (model == null)
            throw new IllegalArgumentException("Expected one of " + KINDS.keySet() + ", but got " + kind);
        return JSON.getGson().fromJson(new Gson().toJson(document), model);
    }

    <T> T one(Class<T> kind) {
        var found = documents().stream().filter(kind::isInstance).map(kind::cast).toList();
        if (found.size() != 1) throw new IllegalArgumentException("Expected one " + kind + ", but got " + found.size());
        return found.getFirst();
    }

    V1PodSpec pod() {
        return one(V1Deployment.class).getSpec().getTemplate().getSpec();
    }

    V1Container container() {
        var containers = pod().getContainers();
        if (containers.size() != 1) throw new IllegalArgumentException("Expected one container, but got " + containers);
        return containers.getFirst();
    }

    /** Variables by name; one given twice is refused. */
    Map<String, V1EnvVar> environment() {
        var variables = new LinkedHashMap<String, V1EnvVar>();
        for (var variable : container().getEnv()) {
            if (variables.put(variable.getName(), variable) != null)
                throw new IllegalArgumentException("Expected " + variable.getName() + " once, but it is there twice");
        }
        return variables;
    }

    /** What the application gets to see, where {@code secret/key} stands for the content of that Secret. */
    Map<String, Object> seenByTheApplication() {
        var seen = new LinkedHashMap<String, Object>();
        environment().forEach((name, variable) -> {
            if (!OF_THE_MACHINE.contains(name)) seen.put(name, value(variable));
        });
        return seen;
    }

    private static String value(V1EnvVar variable) {
        if (variable.getValueFrom() == null) return variable.getValue();
        var secret = variable.getValueFrom().getSecretKeyRef();
        return secret.getName() + "/" + secret.getKey();
    }
}
