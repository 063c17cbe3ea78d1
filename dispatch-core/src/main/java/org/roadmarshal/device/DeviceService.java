package org.roadmarshal.device;

import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.internal.DeviceKey;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.device.internal.JdbcDevice;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;
import org.roadmarshal.protocol.jt808.Phone;

/** The register of devices, as far as somebody may see it. */
public final class DeviceService {
    private final Members members;

    /** @param members the nodes to which a terminal may be connected */
    public DeviceService(Members members) {
        this.members = members;
    }

    /** What to enrol. */
    public record NewDevice(String label, long unitId) {}

    /** Which terminal to expect. @param phone as people write it */
    public record NewTerminal(String label, long vehicleId, String phone) {}

    /** Which devices: null is any. */
    public record DeviceFilter(Long unitId, Long vehicleId) {}

    public Page<Device> devices(Handle handle, Principal principal, DeviceFilter filter, PageRequest page) {
        return Page.of(JdbcDevice.list(handle, principal, filter, page), page, Device::id);
    }

    /** @throws DispatchException NOT_FOUND where it is not theirs to see */
    public DeviceDetail device(Handle handle, Principal principal, long id) {
        if (JdbcDevice.find(handle, principal, id, Permission.POSITION_READ).isEmpty()) {
            throw DispatchException.notFound("device", id);
        }
        DeviceDetail detail = JdbcDevice.detail(handle, principal.org(), id);
        // A node that was killed has not said good-bye for its terminals.
        return members.list().stream().anyMatch(member -> member.url().equals(detail.node()))
                ? detail
                : detail.offline();
    }

    /** @return with its key, which nobody can read again */
    public Device enrol(Transaction transaction, Principal principal, NewDevice device) {
        Named unit = unit(transaction.handle(), principal, device.unitId);
        String key = DeviceKey.generate();
        long id = JdbcDevice.add(transaction.handle(), transaction.org(), device.label, unit.id(), DeviceKey.hash(key));
        return new Device(id, Device.Kind.OSMAND, device.label, unit, null, null, key);
    }

    /** Makes a vehicle's terminal known by its phone number: when it comes it may register. */
    public Device enrol(Transaction transaction, Principal principal, NewTerminal terminal) {
        Named vehicle = JdbcDevice.vehicle(
                        transaction.handle(),
                        principal.org(),
                        terminal.vehicleId,
                        principal.agencies(Permission.DEVICE_WRITE))
                .orElseThrow(() -> DispatchException.notFound("vehicle", terminal.vehicleId));
        String phone = phone(terminal.phone);
        long id = JdbcTerminal.add(transaction.handle(), transaction.org(), terminal.label, vehicle.id(), phone);
        return JdbcDevice.detail(transaction.handle(), transaction.org(), id).device();
    }

    private static String phone(String text) {
        try {
            return Phone.normal(text);
        } catch (IllegalArgumentException e) {
            throw new DispatchException(ErrorCode.VALIDATION, e.getMessage(), e);
        }
    }

    private static Named unit(Handle handle, Principal principal, long id) {
        return JdbcDevice.unit(handle, principal.org(), id, principal.agencies(Permission.DEVICE_WRITE))
                .orElseThrow(() -> DispatchException.notFound("unit", id));
    }
}
