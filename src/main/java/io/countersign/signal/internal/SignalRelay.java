package io.countersign.signal.internal;

import io.countersign.signal.internal.PostgresSignals.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries signals between nodes over one connection: sends what gathered, hands on what other nodes sent. */
@Component
class SignalRelay implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SignalRelay.class);
    private static final String CHANNEL = "countersign";
    private static final int PAUSE_MILLIS = 100;

    private final PostgresSignals signals;
    private final DataSource dataSource;
    private final String node = UUID.randomUUID().toString();
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    SignalRelay(PostgresSignals signals, DataSource dataSource) {
        this.signals = signals;
        this.dataSource = dataSource;
    }

    @Override
    public void run() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                carry(connection);
            } catch (SQLException e) {
                LOG.warn("Signals do not reach other nodes for now: {}", e.getMessage());
                pause();
            }
        }
    }

    private void carry(Connection connection) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen " + CHANNEL);
        }
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (running) {
            for (PGNotification received : notifications.getNotifications(PAUSE_MILLIS)) hear(received.getParameter());
            send(connection, signals.drain());
        }
    }

    private void send(Connection connection, Set<Signal> gathered) throws SQLException {
        if (gathered.isEmpty()) return;
        try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            for (Signal signal : gathered) {
                notify.setString(1, CHANNEL);
                notify.setString(2, node + " " + signal.channel() + " " + signal.subject());
                notify.execute();
            }
        }
    }

    private void hear(String message) {
        String[] parts = message.split(" ", 3);
        if (parts.length == 3 && !parts[0].equals(node)) signals.deliver(new Signal(parts[1], parts[2]));
    }

    private void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("signal-relay").daemon().start(this);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
