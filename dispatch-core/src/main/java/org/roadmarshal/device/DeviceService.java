package org.roadmarshal.device;

import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.cluster.Members;
import org.roadmarshal.device.internal.DeviceKey;
import org.roadmarshal.device.internal.JdbcDevice;
import org.roadmarshal.device.internal.JdbcTerminal;
import org.roadmarshal.device.internal.JdbcTerminalRecord;
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
    /**
     * What to enrol.
     *
     * @param kind null for OsmAnd
     * @param crs null for WGS-84
     * @param address see {@link Device#address}; of MQTT devices only, or null
     */
    public record NewDevice(String label, long unitId, Device.Kind kind, Crs crs, String address) {
        public NewDevice {
            kind = kind == null ? Device.Kind.OSMAND : kind;
            crs = crs == null ? Crs.WGS84 : crs;
            if (!ENROLLED.contains(kind)) {
                throw DispatchException.invalid("A " + kind.code() + " device is not enrolled by a key");
            }
            if (address != null && kind != Device.Kind.MQTT) {
                throw DispatchException.invalid("Only an MQTT device has an address");
            }
        }
    }

    private static final Set<Device.Kind> ENROLLED =
            EnumSet.of(Device.Kind.OSMAND, Device.Kind.OWNTRACKS, Device.Kind.MQTT);

    private final Members members;

    /** @param members the nodes to which a terminal may be connected */
    public DeviceService(Members members) {
        this.members = members;
    }

    /** Which terminal to expect. @param phone as people write it */
    public record NewTerminal(String label, long vehicleId, String phone) {}

    /** Which devices: null is any. */
    public record DeviceFilter(Long unitId, Long vehicleId) {}

    public Page<Device> devices(Handle handle, Principal principal, DeviceFilter filter, PageRequest page) {
        return Page.of(JdbcDevice.list(handle, principal, filter, page), page, Device::id);
    }

    /** What terminals sent that no other list has, newest first, as far as it is theirs to see. */
    public Page<TerminalRecord> records(
            Handle handle, Principal principal, TerminalRecord.Filter filter, PageRequest page) {
        return Page.of(JdbcTerminalRecord.list(handle, principal, filter, page), page, TerminalRecord::id);
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
        long id = JdbcDevice.add(transaction.handle(), transaction.org(), device, DeviceKey.hash(key));
        return new Device(id, device.kind, device.label, device.crs, device.address, unit, null, key);
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
