package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells the demo realm where the application stands today. */
record KeycloakAdministration(String baseUrl, String secret) {

    static final String CLIENT = "countersign-bootstrap";
    private static final JsonMapper JSON = new JsonMapper();

    /** Points the console client at this address, and only if it points elsewhere. */
    void pointConsoleAt(String application) {
        try {
            var token = token();
            var clients = baseUrl + "/admin/realms/countersign/clients";
            var console = (ObjectNode) JSON.readTree(ok(call(clients + "?clientId=" + Realm.CONSOLE, token)).body())
                    .get(0);
            if (point(console, application)) {
                var update = call(clients + "/" + console.get("id").asString(), token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(console.toString()));
                ok(update);
            }
        } catch (IOException failed) {
            throw new StartFailure("keycloak: the console's address could not be set: " + failed.getMessage(), failed);
        }
    }

    private static boolean point(ObjectNode console, String application) {
        JsonNode before = console.deepCopy();
        console.set("redirectUris", JSON.valueToTree(List.of(application + "/login/oauth2/code/*")));
        console.set("webOrigins", JSON.valueToTree(List.of(application)));
        console.put("rootUrl", application);
        console.put("baseUrl", application + "/");
        ((ObjectNode) console.get("attributes"))
                .put("post.logout.redirect.uris", application + "/*")
                .put("backchannel.logout.url", application + "/logout/connect/back-channel/keycloak");
        return !before.equals(console);
    }

    /** Has the realm vouch for a further key, without signing with it. @param component of Keycloak's provider rsa */
    void trust(JsonNode component) {
        try {
            var components = baseUrl + "/admin/realms/countersign/components";
            ok(call(components, token()).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(component.toString())));
        } catch (IOException failed) {
            throw new UncheckedIOException("keycloak: the key could not be added", failed);
        }
    }

    private String token() throws IOException {
        var form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + secret;
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return JSON.readTree(ok(request).body()).get("access_token").asString();
    }

    private static HttpRequest.Builder call(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> ok(HttpRequest.Builder request) throws IOException {
        var response = Http.send(request);
        if (response.statusCode() / 100 != 2) {
            throw new IOException("Expected success, but Keycloak answered " + response.statusCode());
        }
        return response;
    }
}
