package io.countersign.audit.witness;

import io.countersign.audit.tlog.KeyFile;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.VerifierKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code countersign witness}: watches logs until it is stopped. Exit code 2 when it cannot start. */
public final class RunWitness {

    private static final String USAGE = """
            Usage: countersign witness --name NAME --data DIR --log VKEY [--log VKEY]... [--listen HOST:PORT]
            NAME is best an address without its scheme, such as witness.example.com. The key is made on the first start and
            kept in DIR beside what was cosigned; guard both. VKEY is the verifier key of a log to watch. Listens on
            127.0.0.1:8090 unless told otherwise.""";

    private RunWitness() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            start(List.of(arguments));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("countersign witness: " + e.getMessage());
            System.exit(2);
        }
        Thread.currentThread().join();
    }

    private static void start(List<String> arguments) throws IOException {
        String name = null;
        Path data = null;
        String listen = "127.0.0.1:8090";
        List<VerifierKey> logs = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!rest.hasNext()) throw new IllegalArgumentException(word + " needs a value\n" + USAGE);
            switch (word) {
                case "--name" -> name = rest.next();
                case "--data" -> data = Path.of(rest.next());
                case "--log" -> logs.add(VerifierKey.parse(rest.next()));
                case "--listen" -> listen = rest.next();
                default -> throw new IllegalArgumentException("unknown option " + word + "\n" + USAGE);
            }
        }
        if (name == null || data == null || logs.isEmpty())
            throw new IllegalArgumentException("needs --name, --data and --log\n" + USAGE);
        var signer = signer(name, data);
        var server = new WitnessServer(new Witness(signer, logs, data), address(listen));
        System.out.println("Listens on port " + server.port() + " as " + signer.verifier());
    }

    static NoteSigner signer(String name, Path data) throws IOException {
        var pair = KeyFile.open(SignatureType.COSIGNATURE_ED25519, data.resolve("witness-key.pem"));
        return new NoteSigner(new VerifierKey(name, SignatureType.COSIGNATURE_ED25519, pair.getPublic()),
                SigningKey.of(pair.getPrivate()), InstantSource.system());
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        if (colon < 1 || !listen.substring(colon + 1).matches("\\d{1,5}"))
            throw new IllegalArgumentException("--listen expects HOST:PORT, but got " + listen);
        return new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
    }
}
