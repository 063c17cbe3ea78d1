package org.roadmarshal.device;

import org.roadmarshal.gis.crs.SourceCrs;
import org.roadmarshal.kernel.Coded;

/** What a device's coordinates are, as it was said when it was enrolled. */
public enum Crs implements Coded {
    WGS84(SourceCrs.WGS84),
    GCJ02(SourceCrs.GCJ02),
    BD09(SourceCrs.BD09);

    private final SourceCrs source;

    Crs(SourceCrs source) {
        this.source = source;
    }

    /** How they are converted. */
    public SourceCrs source() {
        return source;
    }
}
