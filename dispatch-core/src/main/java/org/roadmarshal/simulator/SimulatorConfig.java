package org.roadmarshal.simulator;

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
 */
public record SimulatorConfig(List<URI> nodes, Path accounts, String account, long seed, int speed, int units) {
    /** Where the devices' keys are kept, which the server shows once only. */
    Path keys() {
        return accounts.toAbsolutePath().resolveSibling("device-keys.json");
    }
}
