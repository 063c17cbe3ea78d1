package org.roadmarshal.device.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.protocol.jt808.Authentication;
import org.roadmarshal.protocol.jt808.Registration;
import org.roadmarshal.protocol.jt808.Version;

/** What the table {@code device} knows of JT/T 808 terminals, and their records. */
public final class JdbcTerminal {
    private JdbcTerminal() {}

    /**
     * A terminal that is known by its phone number.
     *
     * @param plate of its vehicle
     * @param terminal its maker's number, as it last registered, or null
     */
    public record Known(int org, long id, String plate, String terminal) {}

    /** A vehicle that a terminal claims. @param terminal which is expected in it by the register, or null */
    public record Claimed(int org, long vehicleId, String plate, String terminal, boolean taken) {}

    /** @return the new device's id */
    public static long add(Handle handle, int org, String label, long vehicleId, String phone) {
        return handle.createUpdate("""
                        insert into device (org, kind, label, vehicle_id, address)
                        values (:org, 'jt808', :label, :vehicle, :phone)""")
                .bind("org", org)
                .bind("label", label)
                .bind("vehicle", vehicleId)
                .bind("phone", phone)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Locked, so that of two registrations at once one waits for the other. */
    public static Optional<Known> byPhone(Handle handle, String phone) {
        return handle.createQuery("""
                        select device.org, device.id, vehicle.plate, device.terminal from device
                        left join vehicle on vehicle.org = device.org and vehicle.id = device.vehicle_id
                        where device.kind = 'jt808' and device.address = :phone for no key update of device""")
                .bind("phone", phone)
                .map((row, context) -> new Known(
                        row.getInt("org"), row.getLong("id"), row.getString("plate"), row.getString("terminal")))
                .findOne();
    }

    /** Vehicles of any org with this plate. */
    public static List<Claimed> byPlate(Handle handle, String plate) {
        return handle.createQuery("""
                        select org, id, plate, terminal, exists (select from device where device.org = vehicle.org
                          and device.vehicle_id = vehicle.id and device.kind = 'jt808') as taken
                        from vehicle where plate = :plate for no key update""")
                .bind("plate", plate)
                .map((row, context) -> new Claimed(
                        row.getInt("org"),
                        row.getLong("id"),
                        row.getString("plate"),
                        row.getString("terminal"),
                        row.getBoolean("taken")))
                .list();
    }

    public static void registered(Handle handle, int org, long id, Registration registration, byte[] authHash) {
        handle.createUpdate("""
                        update device set auth_hash = :hash, maker = :maker, model = :model, terminal = :terminal
                        where org = :org and id = :id""")
                .bind("hash", authHash)
                .bind("maker", registration.maker())
                .bind("model", registration.model())
                .bind("terminal", registration.terminal())
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    /** A connection of a terminal. @param number higher than that of every connection before */
    public record Session(int org, long deviceId, String label, long number) {}

    /** A terminal that claims to be the one with this phone number. One of its own, whatever it says: compared by identity. */
    public static final class Arrival {
        private final String phone;
        private final Version version;
        private final String code;

        public Arrival(String phone, Version version, Authentication authentication) {
            this.phone = phone;
            this.version = version;
            this.code = authentication.code();
        }

        public String phone() {
            return phone;
        }
    }

    /**
     * @param arrivals of different phones
     * @return without those whose code is not the one that their phone number was given
     */
    public static Map<Arrival, Session> connected(Handle handle, List<Arrival> arrivals, String node) {
        Map<String, Arrival> byPhone = new HashMap<>();
        arrivals.forEach(arrival -> byPhone.put(arrival.phone, arrival));
        Map<Arrival, Session> sessions = new HashMap<>();
        // Locked in one order, so that two nodes that do this at once do not wait for each other in a circle.
        handle.createQuery("""
                        with coming as (
                          select device.org, device.id, edition.edition from device
                          join unnest(:phones, :editions, :hashes) as edition (phone, edition, hash)
                            on device.kind = 'jt808' and device.address = edition.phone and device.auth_hash = edition.hash
                          order by device.org, device.id for no key update of device)
                        update device set session = session + 1, node = :node, connected_at = now(), seen_at = now(),
                          edition = coming.edition
                        from coming where device.org = coming.org and device.id = coming.id
                        returning device.org, device.id, device.label, device.session, device.address""")
                .bind("node", node)
                .bindArray(
                        "phones",
                        String.class,
                        arrivals.stream().map(Arrival::phone).toArray())
                .bindArray(
                        "editions",
                        Short.class,
                        arrivals.stream()
                                .map(arrival -> (short) (arrival.version == Version.V2013 ? 2013 : 2019))
                                .toArray())
                .bindArray(
                        "hashes",
                        byte[].class,
                        arrivals.stream()
                                .map(arrival -> DeviceKey.hash(arrival.code))
                                .toArray())
                .map((row, context) -> sessions.put(
                        byPhone.get(row.getString("address")),
                        new Session(
                                row.getInt("org"), row.getLong("id"), row.getString("label"), row.getLong("session"))))
                .forEach(before -> {});
        return sessions;
    }

    /** Those of which no other connection has come since. */
    public static void disconnected(Handle handle, List<Session> sessions) {
        handle.createUpdate("""
                        with going as (
                          select device.org, device.id from device
                          join unnest(:orgs, :ids, :numbers) as left_ (org, id, number) on device.org = left_.org
                            and device.id = left_.id and device.session = left_.number
                          order by device.org, device.id for no key update of device)
                        update device set node = null, seen_at = now() from going
                        where device.org = going.org and device.id = going.id""")
                .bindArray(
                        "orgs",
                        Integer.class,
                        sessions.stream().map(Session::org).toArray())
                .bindArray(
                        "ids",
                        Long.class,
                        sessions.stream().map(Session::deviceId).toArray())
                .bindArray(
                        "numbers",
                        Long.class,
                        sessions.stream().map(Session::number).toArray())
                .execute();
    }

    /** What a node that starts no longer has. */
    public static int forgetConnections(Handle handle, String node) {
        return handle.createUpdate("update device set node = null where node = :node")
                .bind("node", node)
                .execute();
    }

    public static void seen(Handle handle, Collection<Session> sessions) {
        handle.createUpdate("""
                        update device set seen_at = now() from unnest(:orgs, :ids) as heard (org, id)
                        where device.org = heard.org and device.id = heard.id""")
                .bindArray(
                        "orgs",
                        Integer.class,
                        sessions.stream().map(Session::org).toList())
                .bindArray(
                        "ids",
                        Long.class,
                        sessions.stream().map(Session::deviceId).toList())
                .execute();
    }

    /** @param kind driver, waybill or media @param text the same for people, or null */
    public static int record(Handle handle, Session session, String kind, byte[] body, String text) {
        return handle.createUpdate("""
                        insert into terminal_record (org, device_id, kind, body, text)
                        values (:org, :deviceId, :kind, :body, :text)""")
                .bindMethods(session)
                .bind("kind", kind)
                .bind("body", body)
                .bind("text", text == null ? null : text.replace("\0", ""))
                .execute();
    }
}
