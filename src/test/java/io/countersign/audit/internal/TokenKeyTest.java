package io.countersign.audit.internal;

import static io.countersign.audit.internal.SoftHsm.LIBRARY;
import static io.countersign.audit.internal.SoftHsm.PIN;
import static io.countersign.audit.internal.SoftHsm.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another implementation of PKCS#11 than ours, and another process, because a token's settings are those of a process. */
class TokenKeyTest {

    private static final String KEY = KeyPem.generate(SignatureType.ED25519);
    private static final String OTHER_KEY = KeyPem.generate(SignatureType.ED25519);
    private static final String REFUSED = "countersign.audit.signer.pkcs11 leads to no key: ";

    @TempDir
    Path directory;
    private SoftHsm token;

    @BeforeEach
    void makeToken() throws Exception {
        token = SoftHsm.in(directory);
        token.add("log", "01", KEY);
        token.add("other", "02", OTHER_KEY);
    }

    @Test
    void whatTheTokenSignsVerifies() throws Exception {
        var said = told(LIBRARY, TOKEN, "", "log", PIN, "sign", "sign");
        assertThat(said).hasSize(2);
        isSigned(said.getFirst(), 5);
        isSigned(said.getLast(), 6);
    }

    @Test
    void theSlotTellsTokensOfOneNameApart() throws Exception {
        token.addTokenOfTheSameName();
        isSigned(told(LIBRARY, TOKEN, token.slot(), "log", PIN, "sign").getFirst(), 5);
        isSigned(told(LIBRARY, "", token.slot(), "log", PIN, "sign").getFirst(), 5);
        assertThat(told(LIBRARY, TOKEN, "", "log", PIN, "sign")).singleElement().asString()
                .startsWith(REFUSED + "there is more than one token “countersign”: the library shows [“countersign” in slot ");
    }

    @Test
    void aSessionThatTheTokenDroppedIsOpenedAgainForTheNextSignature() throws Exception {
        var said = told(LIBRARY, TOKEN, token.slot(), "log", PIN, "sign", "drop", "sign", "sign", "sign");
        assertThat(said).hasSize(4);
        isSigned(said.get(0), 5);
        assertThat(said.get(1)).isEqualTo("The key example.com/token does not sign: C_SignInit returned "
                + "CKR_SESSION_HANDLE_INVALID");
        isSigned(said.get(2), 8);
        isSigned(said.get(3), 9);
    }

    @Test
    void aPinThatWasRefusedIsNotTriedAgain() throws Exception {
        var said = told(LIBRARY, TOKEN, token.slot(), "log", PIN, "sign", "new-pin", "drop", "sign", "sign", PIN, "sign");
        assertThat(said).hasSize(4);
        isSigned(said.getFirst(), 5);
        assertThat(said.get(1)).endsWith("CKR_SESSION_HANDLE_INVALID");
        assertThat(said.subList(2, 4)).containsOnly("The key example.com/token does not sign: the token “countersign” in slot "
                + token.slot() + " refuses the PIN, which is not tried again before a restart: CKR_PIN_INCORRECT");
    }

    @Test
    void whatIsWrongAtTheStartIsNamed() throws Exception {
        String where = "“countersign” in slot " + token.slot();
        assertThat(told(LIBRARY, TOKEN, "", "log", "4711", "sign")).containsExactly(
                REFUSED + "the token " + where + " refuses the PIN, which is not tried again before a restart: CKR_PIN_INCORRECT");
        assertThat(told(LIBRARY, TOKEN, "", "lag", PIN, "sign")).containsExactly(
                REFUSED + "the token " + where + " has no Ed25519 private key “lag”");
        assertThat(told(LIBRARY, "tokyo", "", "log", PIN, "sign")).singleElement().asString().startsWith(
                REFUSED + "there is no token “tokyo”: the library shows [" + where);
        assertThat(told(LIBRARY, TOKEN, "77", "log", PIN, "sign")).singleElement().asString().startsWith(
                REFUSED + "there is no token “countersign” in slot 77: the library shows [" + where);
    }

    @Test
    void aLibraryThatIsNoneIsNamed() throws Exception {
        Path text = Files.writeString(directory.resolve("text.so"), "no library");
        Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));
        assertThat(told(Path.of("/nowhere.so"), TOKEN, "", "log", PIN)).containsExactly(
                REFUSED + "there is no library /nowhere.so");
        assertThat(told(text, TOKEN, "", "log", PIN)).containsExactly(REFUSED + "the library " + text
                + " cannot be loaded: it is not for this machine, or lacks another one");
        assertThat(told(other, TOKEN, "", "log", PIN)).containsExactly(REFUSED + "the library " + other
                + " is no PKCS#11 module");
    }

    @Test
    void aKeyThatIsNotClearlyOneEd25519KeyIsRefused() throws Exception {
        String where = "the token “countersign” in slot " + token.slot();
        token.add("log", "03", OTHER_KEY);
        assertThat(told(LIBRARY, TOKEN, "", "log", PIN)).containsExactly(
                REFUSED + where + " has more than one Ed25519 private key “log”");
        token.add("lone", "04", KEY, "--no-public-key");
        assertThat(told(LIBRARY, TOKEN, "", "lone", PIN)).containsExactly(
                REFUSED + where + " has no Ed25519 public key for the private key “lone”");
        token.add("crossed", "02", KEY, "--no-public-key");
        assertThat(told(LIBRARY, TOKEN, "", "crossed", PIN)).containsExactly(REFUSED
                + "what the key “crossed” signed does not verify with the public key that the token gave at the start");
        token.add("rsa", "05", rsa());
        assertThat(told(LIBRARY, TOKEN, "", "rsa", PIN)).containsExactly(
                REFUSED + where + " has no Ed25519 private key “rsa”");
    }

    private List<String> told(Path library, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(library.toString()));
        arguments.addAll(List.of(more));
        var said = token.run(SignsWithToken.class, arguments);
        assertThat(String.join("\n", said)).doesNotContain(PIN, "4711");
        return said;
    }

    private static void isSigned(String base64, int size) throws Exception {
        var note = Note.parse(Base64.getDecoder().decode(base64));
        PublicKey known = KeyPem.read(SignatureType.ED25519, KEY).getPublic();
        assertThat(note.text()).isEqualTo(SignsWithToken.head(size).text());
        assertThat(note.signedBy(new VerifierKey(SignsWithToken.ORIGIN, SignatureType.ED25519, known))).isTrue();
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(known);
        verifier.update(note.text().getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(note.signatures().getFirst().bytes())).isTrue();
    }

    private static String rsa() throws Exception {
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
