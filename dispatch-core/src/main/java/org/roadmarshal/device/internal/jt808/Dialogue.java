package org.roadmarshal.device.internal.jt808;

import java.time.Instant;
import java.util.Optional;
import org.roadmarshal.device.internal.DeviceKey;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Heartbeat;
import org.roadmarshal.protocol.jt808.Logout;
import org.roadmarshal.protocol.jt808.Message;
import org.roadmarshal.protocol.jt808.Registration;
import org.roadmarshal.protocol.jt808.RegistrationReply;
import org.roadmarshal.protocol.jt808.Result;
import org.roadmarshal.protocol.jt808.TimeQuery;
import org.roadmarshal.protocol.jt808.TimeReply;

/**
 * What is said on one connection: until the terminal has shown who it is, only that; then everything. Where the database does
 * not answer, nothing is answered, and the terminal repeats.
 */
final class Dialogue {
    /** 128 random bits; some terminals keep no longer code. */
    private static final int CODE_LENGTH = 22;

    private final Connection connection;
    private final Services services;
    private JdbcTerminal.Session session;
    private Uplink uplink;
    private Downlink downlink;
    private boolean busy;
    private boolean closed;

    Dialogue(Connection connection, Services services) {
        this.connection = connection;
        this.services = services;
    }

    boolean authenticated() {
        return session != null;
    }

    /** Null until it is authenticated. */
    JdbcTerminal.Session session() {
        return session;
    }

    /** @param serial of the message */
    void take(Message message, int serial) {
        switch (message.id()) {
            case Registration.ID -> register((Registration) message, serial);
            case Authentication.ID -> authenticate((Authentication) message, serial);
            case Heartbeat.ID -> connection.reply(serial, message.id(), Result.OK);
            default -> {
                if (session == null) {
                    services.meters().refused("unauthenticated");
                    connection.reply(serial, message.id(), Result.FAILED);
                } else {
                    takeKnown(message, serial);
                }
            }
        }
    }

    private void takeKnown(Message message, int serial) {
        switch (message.id()) {
            case Logout.ID -> {
                connection.reply(serial, message.id(), Result.OK);
                leave();
            }
            case TimeQuery.ID -> connection.send(new TimeReply(Instant.now().toEpochMilli()));
            default -> {
                if (!downlink.take(message) && !uplink.take(message, serial)) {
                    connection.reply(serial, message.id(), Result.UNSUPPORTED);
                }
            }
        }
    }

    private void register(Registration registration, int serial) {
        if (begin()) {
            String phone = connection.phone();
            String code = DeviceKey.generate().substring(0, CODE_LENGTH);
            services.sessions()
                    .admit(() -> services.database()
                            .write(handle -> Registrar.register(handle, phone, registration, DeviceKey.hash(code))))
                    .onComplete(done -> connection.run(() -> {
                        busy = false;
                        if (done.succeeded()) {
                            boolean ok = done.result() == RegistrationReply.Outcome.OK;
                            connection.send(new RegistrationReply(serial, done.result(), ok ? code : null));
                        }
                    }));
        }
    }

    private void authenticate(Authentication authentication, int serial) {
        if (begin()) {
            String phone = connection.phone();
            services.sessions()
                    .arrivals()
                    .arrive(new JdbcTerminal.Arrival(phone, connection.version(), authentication))
                    .onComplete(done -> connection.run(() -> {
                        busy = false;
                        if (done.succeeded()) {
                            // Who calls itself another meanwhile is neither.
                            welcome(done.result().filter(same -> phone.equals(connection.phone())), serial);
                        }
                    }));
        }
    }

    /** One at a time: what is repeated meanwhile is answered with the first. */
    private boolean begin() {
        boolean free = !busy;
        busy = true;
        return free;
    }

    private void welcome(Optional<JdbcTerminal.Session> known, int serial) {
        if (known.isEmpty()) {
            services.meters().refused("code");
            connection.reply(serial, Authentication.ID, Result.FAILED);
            return;
        }
        leave();
        session = known.get();
        if (closed) {
            leave();
            return;
        }
        downlink = new Downlink(connection, services, session);
        uplink = new Uplink(connection, services, session, downlink);
        connection.reply(serial, Authentication.ID, Result.OK);
        services.sessions().enter(session, connection);
        downlink.claimIfAny();
    }

    /** The connection's terminal was given a command. */
    void told() {
        if (downlink != null) {
            downlink.claim(false);
        }
    }

    void sweep(long now) {
        if (downlink != null) {
            downlink.sweep(now);
        }
    }

    private void leave() {
        if (session != null) {
            JdbcTerminal.Session left = session;
            session = null;
            uplink = null;
            downlink = null;
            services.sessions().leave(left, connection);
            services.sessions().arrivals().leave(left);
        }
    }

    void closed() {
        closed = true;
        leave();
    }
}
