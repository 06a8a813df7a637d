package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes from outside is either refused with an IllegalArgumentException that says why, or read as a value that writes
 * itself just so; and every value that can be made can be read. Each property starts from the seeds of the same name.
 */
public class FormatsFuzz {

    private static final String HASH = Base64.getEncoder().encodeToString(new byte[Merkle.HASH]) + "\n";
    private static final String HEAD = "example.com/log\n3\n" + HASH;
    private static final String SIGNED = HEAD + "\n— example.com/log " + "A".repeat(90) + "==\n";
    private static final int ED25519_KEY = 32;
    private static final int ML_DSA_44_KEY = 1312;

    static Stream<byte[]> note() {
        return seeds(SIGNED, SIGNED + "— witness.example.com/w1 AAAAAAA=\n", "a\n\nb\n\n— näme AAAAAAA=\n");
    }

    @MethodSource
    @FuzzTest
    public void note(byte[] input) {
        written(input, Note::parse);
    }

    static Stream<byte[]> madeNote() {
        return seeds("text\n\0name\0signature", "text\n\n\0näme\0\1", "\n\0n\0s");
    }

    @MethodSource
    @FuzzTest
    public void madeNote(byte[] input) {
        String[] parts = text(input).split("\0", 3);
        if (parts.length == 3) read(() -> new Note(parts[0], List.of(new NoteSignature(parts[1], parts[0].hashCode(),
                parts[2].getBytes(StandardCharsets.UTF_8)))), Note::parse);
    }

    static Stream<byte[]> signatureLine() {
        return seeds("— example.com/log " + "A".repeat(90) + "==", "— n AAAAAAA=");
    }

    @MethodSource
    @FuzzTest
    public void signatureLine(byte[] input) {
        written(text(input), NoteSignature::parse);
    }

    static Stream<byte[]> checkpoint() {
        return seeds(HEAD, HEAD.replace("\n3\n", "\n0\n"), HEAD.replace("\n3\n", "\n9223372036854775807\n"));
    }

    @MethodSource
    @FuzzTest
    public void checkpoint(byte[] input) {
        written(text(input), Checkpoint::parse);
    }

    static Stream<byte[]> madeCheckpoint() {
        return seeds("example.com/log", "ünï", " ");
    }

    /** Which is signed as it is: its text is a note's. */
    @MethodSource
    @FuzzTest
    public void madeCheckpoint(byte[] input) {
        var signature = new NoteSignature("name", 1, new byte[1]);
        read(() -> new Checkpoint(text(input), input.length, new byte[Merkle.HASH]), head -> Checkpoint.parse(text(head)))
                .ifPresent(head -> read(() -> new Note(head.text(), List.of(signature)), Note::parse));
    }

    static Stream<byte[]> proof() {
        return seeds("c2sp.org/tlog-proof@v1\nindex 2\n" + HASH + HASH + "\n" + SIGNED,
                "c2sp.org/tlog-proof@v1\nindex 0\n\n" + SIGNED);
    }

    @MethodSource
    @FuzzTest
    public void proof(byte[] input) {
        written(input, TlogProof::parse).ifPresent(proof -> proof.proves(new byte[Merkle.HASH]));
    }

    static Stream<byte[]> addCheckpoint() {
        return seeds("old 1\n" + HASH + HASH + "\n" + SIGNED, "old 0\n\n" + SIGNED);
    }

    @MethodSource
    @FuzzTest
    public void addCheckpoint(byte[] input) {
        written(input, AddCheckpoint::parse);
    }

    static Stream<byte[]> verifierKey() {
        return Stream.of(SignatureType.values())
                .map(type -> new VerifierKey("example.com/key", type, type.key(new byte[length(type)])))
                .map(key -> key.toString().getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource
    @FuzzTest
    public void verifierKey(byte[] input) {
        written(text(input), VerifierKey::parse);
    }

    static Stream<byte[]> keyAndSignature() {
        return Stream.of(SignatureType.values()).flatMap(type -> Stream.of(1, type.signatureLength()).map(length -> {
            byte[] seed = new byte[1 + length(type) + length];
            seed[0] = (byte) type.ordinal();
            return seed;
        }));
    }

    /** A type in one byte, then a key, then what it signed. Whether that is right is not asked, but that it is judged. */
    @MethodSource
    @FuzzTest
    public void keyAndSignature(byte[] input) {
        if (input.length == 0) return;
        var type = SignatureType.values()[Math.floorMod(input[0], SignatureType.values().length)];
        int end = 1 + length(type);
        read(() -> new VerifierKey("name", type, type.key(Arrays.copyOfRange(input, 1, end))),
                line -> VerifierKey.parse(text(line))).filter(key -> input.length > end).ifPresent(key -> {
                    byte[] signature = Arrays.copyOfRange(input, end, input.length);
                    new Note(HEAD, List.of(new NoteSignature("name", key.id(), signature))).signedBy(key);
                });
    }

    static Stream<byte[]> pem() {
        return seeds(block("PRIVATE KEY", "302e020100300506032b657004220420") + block("PUBLIC KEY", "302a300506032b6570032100"));
    }

    @MethodSource
    @FuzzTest
    public void pem(byte[] input) {
        for (SignatureType type : SignatureType.values()) unlessRefused(() -> KeyPem.read(type, text(input)));
    }

    static Stream<byte[]> entryBundle() {
        return Stream.of(new byte[] {0, 0, 0, 1, 'a'}, EntryBundle.of(List.of(new byte[300], new byte[0])));
    }

    @MethodSource
    @FuzzTest
    public void entryBundle(byte[] input) {
        unlessRefused(() -> EntryBundle.parse(input).entries())
                .ifPresent(entries -> assertThat(EntryBundle.of(entries)).isEqualTo(input));
    }

    static Stream<byte[]> base64AndNumber() {
        return seeds(HASH.strip(), "AQ==", "0", "10", "9223372036854775807");
    }

    @MethodSource
    @FuzzTest
    public void base64AndNumber(byte[] input) {
        String text = text(input);
        unlessRefused(() -> Base64Line.bytes(text)).ifPresent(bytes -> assertThat(Base64Line.of(bytes)).isEqualTo(text));
        unlessRefused(() -> Base64Line.hash(text)).ifPresent(hash -> assertThat(hash).hasSize(Merkle.HASH));
        unlessRefused(() -> Base64Line.number(text)).ifPresent(number -> assertThat(number).isNotNegative().hasToString(text));
    }

    static Stream<byte[]> tilePath() {
        return seeds("0/000", "0/x001/x234/067", "1/005.p/17", "7/x036/x028/x797/x018/x963/967");
    }

    @MethodSource
    @FuzzTest
    public void tilePath(byte[] input) {
        Tile.parse(text(input)).ifPresent(tile -> assertThat(tile.path()).isEqualTo(text(input)));
    }

    private static Stream<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String block(String label, String header) {
        byte[] der = Arrays.copyOf(HexFormat.of().parseHex(header), header.length() / 2 + ED25519_KEY);
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static int length(SignatureType type) {
        return type == SignatureType.COSIGNATURE_ML_DSA_44 ? ML_DSA_44_KEY : ED25519_KEY;
    }

    private static <T> Optional<T> written(byte[] input, Function<byte[], T> parse) {
        Optional<T> value = unlessRefused(() -> parse.apply(input));
        value.ifPresent(read -> assertThat(read.toString().getBytes(StandardCharsets.UTF_8)).isEqualTo(input));
        return value;
    }

    private static <T> void written(String input, Function<String, T> parse) {
        unlessRefused(() -> parse.apply(input)).ifPresent(read -> assertThat(read).hasToString(input));
    }

    private static <T> Optional<T> read(Supplier<T> make, Function<byte[], T> parse) {
        Optional<T> value = unlessRefused(make);
        value.ifPresent(made -> assertThat(parse.apply(made.toString().getBytes(StandardCharsets.UTF_8))).isEqualTo(made));
        return value;
    }

    private static <T> Optional<T> unlessRefused(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }
}
