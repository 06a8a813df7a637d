package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepsakesTest {

    @TempDir
    Path data;

    @Test
    void aPortStaysTheSameEvenOnceItsOwnerListens() throws IOException {
        var keepsakes = new Keepsakes(data);
        var port = keepsakes.port("callbacks");
        try (var _ = listen(port)) {
            assertThat(keepsakes.port("callbacks")).isEqualTo(port);
        }
        assertThat(new Keepsakes(data).port("callbacks")).isEqualTo(port);
    }

    @Test
    void aPortTakenByAnotherIsReplaced() throws IOException {
        var port = new Keepsakes(data).port("callbacks");
        try (var _ = listen(port)) {
            assertThat(new Keepsakes(data).port("callbacks")).isNotEqualTo(port);
        }
    }

    @Test
    void secretsAreKeptForTheirOwnerAlone() throws IOException {
        var secret = new Keepsakes(data).webhookSecret();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(new Keepsakes(data).webhookSecret()).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("keepsakes.properties")))).isEqualTo("rw-------");
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        return socket;
    }
}
