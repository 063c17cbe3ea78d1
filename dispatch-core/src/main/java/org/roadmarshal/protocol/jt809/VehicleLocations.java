package org.roadmarshal.protocol.jt809;

import java.util.ArrayList;
import java.util.List;

/**
 * 0x1202, where a vehicle is, or 0x1203, where it was while the link was down.
 *
 * @param late whether it is 0x1203
 * @param locations oldest first: one where not late, else up to {@value #MOST_LATE}
 */
public record VehicleLocations(Plate plate, boolean late, List<LocationRecord> locations) implements Message {
    /** In one 0x1203. */
    public static final int MOST_LATE = 5;

    static final int NOW = 0x1202;
    static final int LATE = 0x1203;

    static VehicleLocations read(FieldReader in, Plate plate, int subType, Edition edition) {
        int count = subType == LATE ? in.octet() : 1;
        List<LocationRecord> locations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            locations.add(edition == Edition.E2011 ? Location2011.read(in) : Location2019.read(in));
        }
        return new VehicleLocations(plate, subType == LATE, List.copyOf(locations));
    }

    @Override
    public int type() {
        return 0x1200;
    }

    /** @param edition of which the locations are */
    @Override
    public byte[] body(Edition edition) {
        FieldWriter data = new FieldWriter();
        if (late) {
            data.octet(locations.size());
        }
        locations.forEach(location -> data.bytes(location.toBytes()));
        return Envelope.write(edition, type(), plate, late ? LATE : NOW, data);
    }
}
