package org.roadmarshal.identity.internal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.DispatchException;

/**
 * Slows down guessing, over all nodes: {@link #A_USERNAME} failures for a username from an address, {@link #AN_ADDRESS} from an
 * address, within {@link #WINDOW}. An attempt counts as failed until it has succeeded, so that many at once gain nothing.
 */
final class LoginLimit {
    static final int A_USERNAME = 5;
    static final int AN_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private LoginLimit() {}

    /** @throws DispatchException TOO_MANY_REQUESTS; such an attempt does not count, so that waiting helps */
    static OffsetDateTime begin(Handle handle, String username, String address) {
        handle.execute("select pg_advisory_xact_lock(hashtext('login'), hashtext(?))", address);
        forget(handle);
        secondsLeft(handle, "and username = :username", username, address, A_USERNAME)
                .ifPresent(LoginLimit::refuse);
        secondsLeft(handle, "", username, address, AN_ADDRESS).ifPresent(LoginLimit::refuse);
        return handle.createQuery("""
                        insert into login_failure (username, address, at)
                        values (:username, :address, clock_timestamp()) returning at""")
                .bind("username", username)
                .bind("address", address)
                .mapTo(OffsetDateTime.class)
                .one();
    }

    static void succeeded(Handle handle, String username, String address) {
        handle.execute("delete from login_failure where username = ? and address = ?", username, address);
    }

    /** It was neither right nor wrong: we could not tell. */
    static void undecided(Handle handle, String username, String address, OffsetDateTime begun) {
        handle.execute(
                "delete from login_failure where username = ? and address = ? and at = ?", username, address, begun);
    }

    /** Seconds until there is room again, counted from the oldest of those that fill it. */
    private static Optional<Integer> secondsLeft(
            Handle handle, String also, String username, String address, int most) {
        return handle.createQuery("""
                        select ceil(extract(epoch from at + :window * interval '1 second' - clock_timestamp()))
                        from login_failure
                        where address = :address and at > clock_timestamp() - :window * interval '1 second' %s
                        order by at desc offset :most - 1 limit 1""".formatted(also))
                .bind("window", WINDOW.toSeconds())
                .bind("address", address)
                .bindMap(also.isEmpty() ? Map.of() : Map.of("username", username))
                .bind("most", most)
                .mapTo(Integer.class)
                .findOne();
    }

    private static void refuse(int seconds) {
        throw DispatchException.tooMany("Too many failed attempts to sign in", Math.max(1, seconds));
    }

    private static void forget(Handle handle) {
        handle.createUpdate("""
                        delete from login_failure where ctid in (select ctid from login_failure
                          where at < now() - :window * interval '1 second' limit 1000 for update skip locked)""").bind("window", WINDOW.toSeconds()).execute();
    }
}
