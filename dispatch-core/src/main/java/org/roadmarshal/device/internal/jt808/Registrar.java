package org.roadmarshal.device.internal.jt808;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.protocol.jt808.Phone;
import org.roadmarshal.protocol.jt808.Registration;
import org.roadmarshal.protocol.jt808.RegistrationReply.Outcome;

/**
 * Registers terminals against the register of vehicles: one that was enrolled is known by its phone number; another is taken in
 * where its vehicle's entry expects it, by its phone number or by its maker's number.
 */
final class Registrar {
    /** The colour of what is no plate but a VIN, which the register does not know. */
    private static final int VIN = 0;

    private Registrar() {}

    /** @param authHash of the code that it will authenticate by */
    static Outcome register(Handle handle, String phone, Registration registration, byte[] authHash) {
        Optional<JdbcTerminal.Known> known = JdbcTerminal.byPhone(handle, phone);
        return known.isPresent()
                ? again(handle, known.get(), registration, authHash)
                : first(handle, phone, registration, authHash);
    }

    private static Outcome again(Handle handle, JdbcTerminal.Known known, Registration registration, byte[] authHash) {
        String plate = registration.plate();
        if (registration.colour() != VIN && !plate.isEmpty() && known.plate() != null && !plate.equals(known.plate())) {
            return JdbcTerminal.byPlate(handle, plate).isEmpty() ? Outcome.NO_VEHICLE : Outcome.VEHICLE_REGISTERED;
        }
        if (known.terminal() != null
                && !known.terminal().isEmpty()
                && !known.terminal().equals(registration.terminal())) {
            return Outcome.TERMINAL_REGISTERED;
        }
        JdbcTerminal.registered(handle, known.org(), known.id(), registration, authHash);
        return Outcome.OK;
    }

    private static Outcome first(Handle handle, String phone, Registration registration, byte[] authHash) {
        List<JdbcTerminal.Claimed> vehicles = JdbcTerminal.byPlate(handle, registration.plate());
        if (vehicles.isEmpty()) {
            return Outcome.NO_VEHICLE;
        }
        List<JdbcTerminal.Claimed> expecting = vehicles.stream()
                .filter(vehicle -> expects(vehicle.terminal(), phone, registration.terminal()))
                .toList();
        if (expecting.size() != 1) {
            return Outcome.NO_TERMINAL;
        }
        JdbcTerminal.Claimed vehicle = expecting.get(0);
        if (vehicle.taken()) {
            return Outcome.VEHICLE_REGISTERED;
        }
        long id = JdbcTerminal.add(handle, vehicle.org(), vehicle.plate(), vehicle.vehicleId(), phone);
        JdbcTerminal.registered(handle, vehicle.org(), id, registration, authHash);
        return Outcome.OK;
    }

    private static boolean expects(String expected, String phone, String terminal) {
        return expected != null && !expected.isEmpty() && (expected.equals(terminal) || Phone.matches(expected, phone));
    }
}
