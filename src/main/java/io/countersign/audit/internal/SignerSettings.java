package io.countersign.audit.internal;

import io.countersign.audit.internal.pkcs11.Pkcs11Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tree heads are signed and witnessed.
 *
 * @param origin      the log's name, best its address without the scheme; a new one begins a new log
 * @param key         an Ed25519 key pair in PEM; or else
 * @param pkcs11      where a token keeps one
 * @param quantumKey  an ML-DSA-44 key pair in PEM, for a second signature that quantum computers do not forge
 * @param memory      a directory that outlives the database: what was signed last is kept there
 * @param witnesses   who cosigns
 * @param quorum      how many witnesses must have cosigned before a tree head is made public; at most as many as there are
 * @param witnessTime how long they may take
 */
@ConfigurationProperties("countersign.audit.signer")
record SignerSettings(String origin, @Nullable String key, @Nullable Pkcs11Settings pkcs11, @Nullable String quantumKey,
        Path memory, @DefaultValue List<Witness> witnesses, @Nullable Integer quorum,
        @DefaultValue("2s") Duration witnessTime) {

    /** @param url to which {@code /add-checkpoint} is added @param key its verifier key */
    record Witness(URI url, String key) {}

    SignerSettings {
        if (quorum != null && (quorum < 0 || quorum > witnesses.size())) throw new IllegalArgumentException(
                "countersign.audit.signer.quorum is " + quorum + ", but there are " + witnesses.size() + " witnesses");
    }

    /** @throws IllegalArgumentException saying what is missing, or given twice */
    void mustBeWhole() {
        if (witnesses.stream().map(Witness::key).distinct().count() < witnesses.size())
            throw new IllegalArgumentException("Two of countersign.audit.signer.witnesses have the same key");
        if (origin == null) throw new IllegalArgumentException("countersign.audit.signer.origin is missing");
        if (memory == null) throw new IllegalArgumentException("countersign.audit.signer.memory is missing");
        if ((key == null) == (pkcs11 == null)) throw new IllegalArgumentException("Expected countersign.audit.signer.key or "
                + "countersign.audit.signer.pkcs11, but got " + (key == null ? "neither" : "both"));
    }

    /** All of them unless said otherwise. */
    int needed() {
        return quorum == null ? witnesses.size() : quorum;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SignerSettings of " + origin;
    }
}
