package org.roadmarshal.device;

import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.device.internal.DeviceKey;
import org.roadmarshal.device.internal.JdbcDevice;
import org.roadmarshal.journal.Transaction;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.Named;
import org.roadmarshal.kernel.Page;
import org.roadmarshal.kernel.PageRequest;
import org.roadmarshal.kernel.Permission;
import org.roadmarshal.kernel.Principal;

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
                throw DispatchException.invalid("A " + kind.code() + " device is made on first use");
            }
            if (address != null && kind != Device.Kind.MQTT) {
                throw DispatchException.invalid("Only an MQTT device has an address");
            }
        }
    }

    private static final Set<Device.Kind> ENROLLED =
            EnumSet.of(Device.Kind.OSMAND, Device.Kind.OWNTRACKS, Device.Kind.MQTT);

    public Page<Device> devices(Handle handle, Principal principal, PageRequest page) {
        Set<Long> agencies = principal.agencies(Permission.DEVICE_WRITE);
        return Page.of(JdbcDevice.list(handle, principal.org(), agencies, page), page, Device::id);
    }

    /** @return with its key, which nobody can read again */
    public Device enrol(Transaction transaction, Principal principal, NewDevice device) {
        Named unit = unit(transaction.handle(), principal, device.unitId);
        String key = DeviceKey.generate();
        long id = JdbcDevice.add(transaction.handle(), transaction.org(), device, DeviceKey.hash(key));
        return new Device(id, device.kind, device.label, device.crs, device.address, unit, key);
    }

    private static Named unit(Handle handle, Principal principal, long id) {
        return JdbcDevice.unit(handle, principal.org(), id, principal.agencies(Permission.DEVICE_WRITE))
                .orElseThrow(() -> DispatchException.notFound("unit", id));
    }
}
