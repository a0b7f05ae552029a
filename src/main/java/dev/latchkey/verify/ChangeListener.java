package dev.latchkey.verify;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;

/**
 * Hears from PostgreSQL what has changed, on a connection of its own, and makes a new one whenever that ends, for ever. All of
 * it happens on one context, one thing after another.
 */
final class ChangeListener {

    /** Where operators see who is connected. */
    static final String NAME = "latchkey-changes";

    private static final Logger LOG = Logger.getLogger(ChangeListener.class);
    private static final String CHANNEL = "latchkey_changed";
    private static final long CONNECT_MILLIS = 5_000;
    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long MAX_DELAY_MILLIS = 1_000;
    private static final long HEARTBEAT_MILLIS = 1_000;
    /** For the next heartbeat to be sent and answered, with some patience for a busy machine. */
    private static final long HEARD_NANOS = TimeUnit.MILLISECONDS.toNanos(3 * HEARTBEAT_MILLIS);

    private final Vertx vertx;
    private final Supplier<PgConnectOptions> server;
    private final Changes changes;
    private final LongSupplier nanos;
    private final Context context;
    private PgConnection connection;
    private long delay;
    private boolean stopped;

    /**
     * @param server to connect to, asked for each time
     * @param nanos the clock of {@code changes}
     */
    ChangeListener(Vertx vertx, Supplier<PgConnectOptions> server, Changes changes, LongSupplier nanos) {
        this.vertx = vertx;
        this.server = server;
        this.changes = changes;
        this.nanos = nanos;
        this.context = vertx.getOrCreateContext();
    }

    /** Begins, and returns at once. */
    void start() {
        context.runOnContext(nothing -> connect());
    }

    /** Ends, and returns at once. */
    void stop() {
        context.runOnContext(nothing -> {
            stopped = true;
            if (connection != null) {
                connection.close();
            }
        });
    }

    private void connect() {
        if (stopped) {
            return;
        }
        Future<PgConnection> connecting = PgConnection.connect(vertx, named(server.get()));
        connecting.compose(this::listen).timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(this::listening)
                .onFailure(failure -> {
                    connecting.onSuccess(PgConnection::close);
                    LOG.debugf(failure, "Could not listen for changes");
                    connectLater();
                });
    }

    private Future<PgConnection> listen(PgConnection made) {
        made.notificationHandler(this::heard);
        made.closeHandler(closed -> lost(made, "it was closed"));
        return made.query("LISTEN " + CHANNEL).execute().map(made);
    }

    private void listening(PgConnection made) {
        if (stopped) {
            made.close();
            return;
        }
        connection = made;
        // Of what changed before PostgreSQL took the command, nothing was told.
        changes.mayHaveMissed();
        changes.hearUntil(nanos.getAsLong() + HEARD_NANOS);
        LOG.info("Listening for changes of keys");
        vertx.setTimer(HEARTBEAT_MILLIS, timer -> beat(made));
    }

    private void heard(PgNotification notification) {
        if (notification.getPayload().isEmpty()) {
            changes.allChanged();
        } else {
            changes.changed(notification.getPayload());
        }
    }

    // Without it a connection whose other end is gone would pass for one on which nothing happens.
    private void beat(PgConnection beating) {
        if (connection != beating) {
            return;
        }
        long sent = nanos.getAsLong();
        beating.query("SELECT 1").execute().timeout(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(rows -> {
                    if (connection == beating) {
                        changes.hearUntil(sent + HEARD_NANOS);
                        delay = 0;
                        vertx.setTimer(HEARTBEAT_MILLIS, timer -> beat(beating));
                    }
                })
                .onFailure(failure -> lost(beating, failure.getMessage()));
    }

    private void lost(PgConnection ended, String reason) {
        if (connection != ended) {
            return;
        }
        connection = null;
        changes.deaf();
        ended.close();
        if (!stopped) {
            LOG.warnf("Not listening for changes of keys: the connection is lost, %s. Each key is looked up every second.",
                    reason);
            connectLater();
        }
    }

    // At once after a connection that has lasted, and more slowly each time that there was none.
    private void connectLater() {
        if (delay == 0) {
            connect();
        } else {
            vertx.setTimer(delay, timer -> connect());
        }
        delay = delay == 0 ? FIRST_DELAY_MILLIS : Math.min(2 * delay, MAX_DELAY_MILLIS);
    }

    private static PgConnectOptions named(PgConnectOptions options) {
        return new PgConnectOptions(options).addProperty("application_name", NAME);
    }
}
