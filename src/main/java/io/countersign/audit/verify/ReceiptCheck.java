package io.countersign.audit.verify;

import io.countersign.audit.tlog.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether what a service was promised with its receipt is in the log. */
final class ReceiptCheck {

    private ReceiptCheck() {}

    /** @param receipt JSON with entryId and leafHash, or the whole answer to a submission, which holds it */
    static List<String> run(byte[] receipt, LogSource log, Trust trust) {
        JsonNode json = json(receipt);
        JsonNode promised = json.has("receipt") ? json.path("receipt") : json;
        String id = promised.path("entryId").asString("");
        String leaf = promised.path("leafHash").asString("");
        if (!id.matches("[0-9a-f-]{36}") || !leaf.matches("[A-Za-z0-9+/]{43}="))
            throw new CannotVerify("The receipt holds no entryId and leafHash.");
        List<String> said = new ArrayList<>();
        TlogProof proof = proof(log.read("proof/" + id));
        trust.verified(proof.checkpoint().toString().getBytes(StandardCharsets.UTF_8), said);
        if (!proof.proves(Base64.getDecoder().decode(leaf)))
            throw new Refuted("The log holds another entry than the receipt promises.");
        said.add("The entry " + id + " is in it, number " + proof.index() + ", just as the receipt promises.");
        return said;
    }

    private static JsonNode json(byte[] receipt) {
        try {
            return JsonMapper.shared().readTree(receipt);
        } catch (JacksonException e) {
            throw new CannotVerify("The receipt is not JSON: " + e.getOriginalMessage() + ".");
        }
    }

    private static TlogProof proof(byte[] content) {
        try {
            return TlogProof.parse(content);
        } catch (IllegalArgumentException e) {
            throw new Refuted("The proof cannot be read: " + e.getMessage() + ".");
        }
    }
}
