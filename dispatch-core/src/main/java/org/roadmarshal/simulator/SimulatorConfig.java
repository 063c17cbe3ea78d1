package org.roadmarshal.simulator;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * @param nodes base addresses of the servers; the next one is tried where one fails
 * @param accounts the file that {@code users demo} writes
 * @param account who reads units and roads and enrols devices: an integrator
 * @param seed the same seed drives the same way, as far as time allows
 * @param speed simulated seconds in a real one
 * @param units how many units move, at most
 * @param terminals how vehicles' terminals connect
 */
public record SimulatorConfig(
        List<URI> nodes, Path accounts, String account, long seed, int speed, int units, Terminals terminals) {
    /** Where the devices' keys are kept, which the server shows once only. */
    Path keys() {
        return accounts.toAbsolutePath().resolveSibling("device-keys.json");
    }

    /**
     * @param platforms where the servers listen for JT/T 808; empty where none does: then vehicles' units have OsmAnd trackers, and
     *     supervised vehicles are not there
     * @param fleet how many supervised vehicles there are, at most
     * @param mishaps how often networks, clocks and drivers fail: 1 as in the field, 0 never
     */
    public record Terminals(List<SocketAddress> platforms, int fleet, double mishaps) {
        public static final Terminals NONE = new Terminals(List.of(), 0, 0);
    }
}
