package io.countersign.devservices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on loopback, from below the kernel's range for outgoing connections (32768 up), so that none is lost to
 * such a connection while its owner restarts.
 */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private Ports() {}

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As the servers do: a connection in TIME_WAIT does not make a port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static int free() {
        var random = ThreadLocalRandom.current();
        for (var attempt = 0; attempt < 1_000; attempt++) {
            var port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailure("No free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1");
    }
}
