package io.countersign.audit.internal;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.VerifierKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Signs tree heads of one origin with every key that the log has. */
class LogSigner {

    private final String origin;
    private final List<NoteSigner> signers = new ArrayList<>();

    LogSigner(SignerSettings settings, InstantSource clock) {
        origin = settings.origin();
        signers.add(signer(SignatureType.ED25519, settings.key(), clock));
        if (settings.quantumKey() != null)
            signers.add(signer(SignatureType.COSIGNATURE_ML_DSA_44, settings.quantumKey(), clock));
    }

    private NoteSigner signer(SignatureType type, String pem, InstantSource clock) {
        var pair = KeyPem.read(type, pem);
        return new NoteSigner(new VerifierKey(origin, type, pair.getPublic()), SigningKey.of(pair.getPrivate()), clock);
    }

    String origin() {
        return origin;
    }

    List<VerifierKey> keys() {
        return signers.stream().map(NoteSigner::verifier).toList();
    }

    Note sign(Checkpoint head) {
        return new Note(head.text(), signers.stream().map(signer -> signer.sign(head.text())).toList());
    }
}
