package io.countersign.audit.internal;

import io.countersign.audit.internal.pkcs11.TokenKey;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.CheckpointMemory;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.VerifierKey;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs tree heads of one origin with every key that the log has. */
class LogSigner implements AutoCloseable {

    private final String origin;
    private final Path memory;
    private final InstantSource clock;
    private final List<NoteSigner> signers = new ArrayList<>();
    private final @Nullable TokenKey token;

    /** @throws IllegalArgumentException naming the setting that is missing or wrong */
    LogSigner(SignerSettings settings, InstantSource clock) {
        settings.mustBeWhole();
        origin = settings.origin();
        memory = settings.memory();
        this.clock = clock;
        token = settings.pkcs11() == null ? null : TokenKey.open(settings.pkcs11());
        if (token == null) add(SignatureType.ED25519, settings.key());
        else add(SignatureType.ED25519, token.publicKey(), token);
        if (settings.quantumKey() != null) add(SignatureType.COSIGNATURE_ML_DSA_44, settings.quantumKey());
    }

    private void add(SignatureType type, String pem) {
        var pair = KeyPem.read(type, pem);
        add(type, pair.getPublic(), SigningKey.of(pair.getPrivate()));
    }

    private void add(SignatureType type, PublicKey known, SigningKey secret) {
        signers.add(new NoteSigner(new VerifierKey(origin, type, known), secret, clock));
    }

    String origin() {
        return origin;
    }

    List<VerifierKey> keys() {
        return signers.stream().map(NoteSigner::verifier).toList();
    }

    /** What was signed last of other logs, whatever the database was restored to. */
    List<Checkpoint> others() {
        return CheckpointMemory.all(memory).stream().filter(signed -> !signed.origin().equals(origin)).toList();
    }

    Note sign(Checkpoint head) {
        return new Note(head.text(), signers.stream().map(signer -> signer.sign(head.text())).toList());
    }

    /** Lets go of the token, if the key is in one. */
    @Override
    public void close() {
        if (token != null) token.close();
    }
}
