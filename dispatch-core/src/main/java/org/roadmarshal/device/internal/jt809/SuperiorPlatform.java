package org.roadmarshal.device.internal.jt809;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roadmarshal.kernel.Principal;

/** The platform that we report to, as the API tells it; only {@code configured} is not null where there is none. */
record SuperiorPlatform(
        boolean configured,
        String host,
        Integer port,
        Integer edition,
        Long userId,
        List<String> agencies,
        List<String> uses,
        Integer vehicles) {
    private static final SuperiorPlatform NONE = new SuperiorPlatform(false, null, null, null, null, null, null, null);

    /** @param config null where we report to nobody */
    static SuperiorPlatform of(Handle handle, Principal principal, SubordinateConfig config) {
        if (config == null
                || !JdbcPlatformVehicle.isOrg(
                        handle, principal.org(), config.vehicles().org())) {
            return NONE;
        }
        SubordinateConfig.Vehicles chosen = config.vehicles();
        return new SuperiorPlatform(
                true,
                config.host(),
                config.port(),
                Integer.valueOf(config.edition().name().substring(1)),
                config.userId(),
                chosen.agencies(),
                chosen.uses(),
                JdbcPlatformVehicle.forwarded(handle, chosen.org(), chosen.agencies(), chosen.uses())
                        .size());
    }
}
